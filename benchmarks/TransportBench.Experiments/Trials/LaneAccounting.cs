using TransportBench.Experiments.Results;
using TransportBench.Measurement.Logs;
using TransportBench.Servers;

namespace TransportBench.Experiments.Trials;

/// <summary>The accounting of a lane: every scheduled event ends as received, lost or unsent, with a reason.</summary>
public static class LaneAccounting
{
    /// <summary>Counts from the send log and both reports.</summary>
    /// <exception cref="TrialVoidException">The figures contradict one another, or a wrong byte arrived.</exception>
    public static CountsRow Count(TrialPlan plan, PlannedLane lane, StampLog? sends, ServerLaneReport server, ClientLaneReport client)
    {
        if (client.Corrupt > 0) throw new TrialVoidException($"{lane.Name}: {client.Corrupt} events arrived that were never sent; first: {client.FirstCorrupt}");
        if (client.Failure is not null) throw new TrialVoidException($"{lane.Name}: client: {client.Failure}");
        if (server.Failure is not null) throw new TrialVoidException($"{lane.Name}: server: {server.Failure}");
        if (client.Received > server.Sent) throw new TrialVoidException($"{lane.Name}: {client.Received} events received of {server.Sent} sent");
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (scheduled, unsent) = plan.Mode == FeedMode.Paced ? (plan.Workload.TotalEvents, Unsent(plan, sends!, reasons)) : (server.Sent, 0);
        var lost = server.Sent - client.Received;
        if (lost > 0) reasons[client.TimedOut ? "timed-out" : "missing-after-drain"] = reasons.GetValueOrDefault(client.TimedOut ? "timed-out" : "missing-after-drain") + lost;
        var counts = new CountsRow(scheduled, unsent, server.Sent, client.Received, lost, client.Duplicated, client.OutOfOrder, reasons);
        return counts.Balances
            ? counts
            : throw new TrialVoidException($"{lane.Name}: accounting does not balance: scheduled {scheduled}, unsent {unsent}, sent {server.Sent}, received {client.Received}, lost {lost}");
    }

    private static long Unsent(TrialPlan plan, StampLog sends, SortedDictionary<string, long> reasons)
    {
        long unsent = 0;
        for (long index = 0; index < plan.Workload.TotalEvents; index++)
        {
            var stamp = sends.Get(0, index);
            if (stamp > 0) continue;
            unsent++;
            var reason = stamp switch { NotSent.Overflow => "overflow", NotSent.Failed => "failed", _ => "timed-out" };
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }

        return unsent;
    }
}
