using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Hosting;

/// <summary>Connects again and again and times each connection from TCP connect to the first event.</summary>
internal sealed class SetUpProbe(TrialPlan plan, ServerEndpoints server, bool isFirst)
{
    private readonly Feed _feed = new(plan.Seed, plan.Workload);
    private readonly Dictionary<string, long> _received = plan.Lanes.ToDictionary(lane => lane.Name, _ => 0L);

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>Each repetition connects every lane once, in shuffled order; the very first connection of a process is apart.</summary>
    public async Task<IReadOnlyDictionary<string, ClientLaneReport>> RunAsync(CancellationToken cancellationToken)
    {
        var order = plan.Lanes.ToArray();
        var random = new SeededRandom(plan.Seed);
        var cold = order.ToDictionary(lane => lane.Name, _ => new List<double>());
        var figures = order.ToDictionary(lane => lane.Name, _ => new Dictionary<string, double>());
        for (var repetition = 0; repetition <= plan.Connections; repetition++)
        {
            random.Shuffle<PlannedLane>(order);
            foreach (var lane in order)
            {
                var us = await ConnectAsync(lane, FeedClients.Create, cancellationToken);
                if (repetition > 0) cold[lane.Name].Add(us);
                else if (isFirst && lane == order[0]) figures[lane.Name]["setup_first_us"] = us;
            }
        }

        foreach (var lane in order)
        {
            figures[lane.Name]["setup_cold_us"] = Percentiles.Median(cold[lane.Name].ToArray());
            if (await WarmAsync(lane, cancellationToken) is { } warm) figures[lane.Name]["setup_warm_us"] = warm;
        }

        return order.ToDictionary(lane => lane.Name, lane => new ClientLaneReport { Received = _received[lane.Name], Figures = figures[lane.Name] });
    }

    private async Task<double?> WarmAsync(PlannedLane lane, CancellationToken cancellationToken)
    {
        if (lane.Parse().Client != "httpclient") return null; // Nothing to keep alive: every WebSocket over HTTP/1.1 is a new connection.
        var parsed = lane.Parse();
        using var kept = new FeedHttpConnection(server.Request(parsed, lane.Name, plan.Id));
        var warm = new List<double>();
        for (var repetition = 0; repetition <= plan.Connections; repetition++)
        {
            var us = await ConnectAsync(lane, (_, request) => new EventStreamHttpClient(request, kept), cancellationToken);
            if (repetition > 0) warm.Add(us);
        }

        return Percentiles.Median(warm.ToArray());
    }

    private async Task<double> ConnectAsync(PlannedLane lane, Func<Lane, FeedRequest, IFeedClient> create, CancellationToken cancellationToken)
    {
        var parsed = lane.Parse();
        var first = new FirstEvent(_feed);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Bound);
        await using var client = create(parsed, server.Request(parsed, lane.Name, plan.Id));
        var begin = MonotonicClock.NowNs;
        await client.ConnectAsync(bound.Token);
        await client.ReceiveAsync(first, bound.Token);
        if (first.ReceivedNs == 0) throw new TrialVoidException($"{lane.Name}: the stream ended without the first event as it was sent");
        _received[lane.Name]++;
        return (first.ReceivedNs - begin) / 1_000.0;
    }
}
