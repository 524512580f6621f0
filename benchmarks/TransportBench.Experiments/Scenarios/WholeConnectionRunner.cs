using TransportBench.Clients;
using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Pacing;
using TransportBench.Servers;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Scenarios;

/// <summary>Bytes per event, both ways, of transports whose framing has no names here: all that the connections of a stream carry from one event to the next, the median over events.</summary>
/// <remarks>Lanes one after the other, an event at a time; two that came together would count as none and a double one, which the median does not see. Opening and closing are outside; closing ends as the transport likes, and which of its last bytes are seen is chance.</remarks>
internal static class WholeConnectionRunner
{
    /// <summary>Events before the first that is counted.</summary>
    private const int Discarded = 49;

    private const long SlotNs = 1_000;
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => (TimeSpan.FromSeconds(plan.Workload.Events / plan.Workload.EventsPerSecond) + Beside) * plan.Lanes.Count;

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await FeedServer.StartAsync(new FeedServerOptions(), cancellationToken);
        var rows = new List<TrialRow>();
        foreach (var lane in plan.Lanes) rows.Add(await CarryAsync(server, plan, lane, cancellationToken));
        return rows;
    }

    private static async Task<TrialRow> CarryAsync(FeedServer server, TrialPlan plan, PlannedLane lane, CancellationToken cancellationToken)
    {
        using var run = new FeedRun(new FeedRunOptions { Id = $"{plan.Id}/{lane.Name}", Seed = plan.Seed, Workload = plan.Workload, Mode = FeedMode.Paced });
        var served = run.Add(lane.Name, lane.Parse(), log: null);
        server.Runs.Add(run);
        try
        {
            var tap = new TrafficTap();
            var marks = new Marks(run.Feed, tap);
            await using var client = FeedClients.Create(lane.Parse(), new ServerEndpoints(server.Urls, server.Certificate).Request(lane.Parse(), lane.Name, run.Options.Id) with { Tap = tap });
            await client.ConnectAsync(cancellationToken);
            var receiving = client.ReceiveAsync(marks, cancellationToken);
            var slots = new SlotPlan(ArrivalSchedules.Create(plan.Workload, plan.Seed, TimeSpan.FromTicks(SlotNs / 100)), plan.Seed, lanes: 1, SlotNs);
            await new Pacer(slots, [served], plan.Workload.Events).RunAsync(MonotonicClock.NowNs + (Ahead.Ticks * 100), cancellationToken);
            await receiving.WaitAsync(Bound, cancellationToken);
            if (marks.Events != plan.Workload.Events) throw new TrialVoidException($"{lane.Name}: {marks.Events} of {plan.Workload.Events} events arrived as they were sent");
            return Row(plan, lane, marks);
        }
        finally
        {
            server.Runs.Remove(run.Options.Id);
        }
    }

    private static TrialRow Row(TrialPlan plan, PlannedLane lane, Marks marks)
    {
        if (marks.PerEvent(Discarded, passed => passed.Down) < plan.Workload.SizeBytes) throw new TrialVoidException($"{lane.Name}: most events came together; this machine is too slow for {plan.Workload.EventsPerSecond:0}/s");
        return ScenarioRow.Of(plan, lane, ScenarioRow.Counts(plan.Workload.Events, marks.Events, ""), new Dictionary<string, double>
        {
            ["down_bytes_per_event"] = marks.PerEvent(Discarded, passed => passed.Down),
            ["up_bytes_per_event"] = marks.UpPerEvent(Discarded),
            ["to_first_event_bytes"] = marks.ToFirst,
        });
    }

    /// <summary>What had passed when each event had arrived.</summary>
    private sealed class Marks(Feed feed, TrafficTap tap) : IEventReceiver
    {
        private readonly EventVerifier _verifier = new(feed);
        private readonly List<TrafficTap.Traffic> _passed = [];

        public long Events => _verifier.Received;

        /// <summary>Bytes both ways until the first event had arrived.</summary>
        public long ToFirst => _passed[0].Down + _passed[0].Up;

        public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
        {
            _verifier.Check(payload);
            _passed.Add(tap.Now);
        }

        /// <summary>A mean: a poll is asked for before or after the event before it is told.</summary>
        public double UpPerEvent(int after) => Math.Round((double)_passed[^1].Since(_passed[after]).Up / (_passed.Count - 1 - after), 1);

        public double PerEvent(int after, Func<TrafficTap.Traffic, long> bytes) =>
            Percentiles.Median([.. _passed.Skip(after).Zip(_passed.Skip(after + 1), (one, next) => (double)bytes(next.Since(one)))]);
    }
}
