using System.Net;
using TransportBench.Clients;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Servers;

namespace TransportBench.Experiments.Scenarios;

/// <summary>How many round trips a client needs from nothing to the first event, TCP's handshake included: a relay makes each cost more than all else together.</summary>
internal static class RoundTripsRunner
{
    private const int Repetitions = 2;
    private const double MostBeside = 0.75;
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => TimeSpan.FromSeconds(1) + (RoundTrip * 3 * Repetitions * plan.Lanes.Count);

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await FeedServer.StartAsync(new FeedServerOptions(), cancellationToken);
        using var run = new FeedRun(new FeedRunOptions { Id = plan.Id, Seed = plan.Seed, Workload = plan.Workload, Mode = FeedMode.Immediate });
        foreach (var lane in plan.Lanes) run.Add(lane.Name, lane.Parse(), null, null);
        server.Runs.Add(run);
        run.Start();
        var endpoints = new ServerEndpoints(server.Urls, server.Certificate);
        var feed = new Feed(plan.Seed, plan.Workload);
        var rows = new List<TrialRow>();
        foreach (var lane in plan.Lanes)
        {
            var request = endpoints.Request(lane.Parse(), lane.Name, plan.Id);
            await ConnectAsync(lane, request, feed, cancellationToken); // Compiles what the others then find compiled.
            var least = TimeSpan.MaxValue;
            for (var repetition = 0; repetition < Repetitions; repetition++)
            {
                await using var relay = new DelayedRelay(new IPEndPoint(IPAddress.Loopback, request.Url.Port), RoundTrip);
                var took = await ConnectAsync(lane, request with { Url = new UriBuilder(request.Url) { Port = relay.Address.Port }.Uri }, feed, cancellationToken);
                if (took < least) least = took;
            }

            rows.Add(Row(plan, lane, least));
        }

        return rows;
    }

    private static TrialRow Row(TrialPlan plan, PlannedLane lane, TimeSpan took)
    {
        var roundTrips = Math.Floor(took / RoundTrip);
        if ((took / RoundTrip) - roundTrips > MostBeside)
            throw new TrialVoidException($"{lane.Name}: {took.TotalMilliseconds:0} ms to the first event; a machine so slow cannot tell round trips of {RoundTrip.TotalMilliseconds:0} ms apart");
        var figures = new Dictionary<string, double> { ["round_trips"] = roundTrips, ["first_event_ms"] = Math.Round(took.TotalMilliseconds, 1), ["round_trip_ms"] = RoundTrip.TotalMilliseconds };
        return ScenarioRow.Of(plan, lane, ScenarioRow.Counts(Repetitions, Repetitions, ""), figures);
    }

    private static async Task<TimeSpan> ConnectAsync(PlannedLane lane, FeedRequest request, Feed feed, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Bound);
        var first = new FirstEvent(feed);
        await using var client = FeedClients.Create(lane.Parse(), request);
        var begin = MonotonicClock.NowNs;
        await client.ConnectAsync(bound.Token);
        await client.ReceiveAsync(first, bound.Token);
        if (first.ReceivedNs == 0) throw new TrialVoidException($"{lane.Name}: the stream ended without the first event as it was sent");
        return TimeSpan.FromTicks((first.ReceivedNs - begin) / 100);
    }
}
