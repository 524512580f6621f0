using TransportBench.Experiments.Results;
using TransportBench.Measurement.Logs;
using TransportBench.Measurement.Pacing;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Trials;

/// <summary>The lanes of a paced trial against one another, event by event: the median over groups of the ratio of two lanes' times.</summary>
/// <remarks>
/// Events of a group are due within one period, so they meet the same state of the machine, which cancels in their ratio; in the ratio of two medians it does not, least where the machine has two states and the medians lie in the gap
/// between them (duet benchmarking, Bulej et al., ICPE 2020, down to the event). An undelivered event counts as the drain bound.
/// </remarks>
public static class PairedTimings
{
    /// <summary>For each lane of the plan its ratios to all others, by their names.</summary>
    /// <returns><see langword="null"/> where lanes have no events in common: one lane, logs that are missing, a pacer per lane, or too few groups for a median.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<string, PairedRow>>? Of(TrialPlan plan, long t0Ns)
    {
        if (plan.Lanes.Count < 2 || plan.Tap || plan.Pacing == PacingScheme.PacerPerLane || plan.Lanes.Any(lane => lane.SendLog is null || lane.ReceiveLog is null)) return null;
        var times = plan.Lanes.Select((_, lane) => Times(plan, lane, t0Ns)).ToArray();
        if (!Percentiles.HasEnoughBeyond(times[0].Delivery.Length, 0.5)) return null;
        var rows = plan.Lanes.Select(_ => new Dictionary<string, PairedRow>()).ToArray();
        for (var one = 0; one < rows.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (delivery, transit) = (LogRatio(times[one].Delivery, times[other].Delivery), LogRatio(times[one].Transit, times[other].Transit));
                rows[one][plan.Lanes[other].Name] = new PairedRow(Math.Exp(delivery), Math.Exp(transit));
                rows[other][plan.Lanes[one].Name] = new PairedRow(Math.Exp(-delivery), Math.Exp(-transit));
            }
        }

        return rows;
    }

    private static (double[] Delivery, double[] Transit) Times(TrialPlan plan, int lane, long t0Ns)
    {
        using var sends = StampLog.Open(plan.Lanes[lane].SendLog!);
        using var receipts = StampLog.Open(plan.Lanes[lane].ReceiveLog!);
        var (slots, own) = plan.SlotsOf(lane);
        var order = new int[slots.Lanes];
        double undelivered = plan.DrainMs * 1_000_000L;
        var (delivery, transit) = (new double[plan.Workload.Events], new double[plan.Workload.Events]);
        for (long index = plan.Workload.WarmUpEvents; index < plan.Workload.TotalEvents; index++)
        {
            var intended = t0Ns + slots.FillOrder(index, order) + (Array.IndexOf(order, own) * slots.SlotNs);
            var (sent, received) = (sends.Get(0, index), receipts.Get(1, index));
            var isDelivered = sent > 0 && received > 0;
            delivery[index - plan.Workload.WarmUpEvents] = isDelivered ? received - intended : undelivered;
            transit[index - plan.Workload.WarmUpEvents] = isDelivered ? received - sent : undelivered;
        }

        return (delivery, transit);
    }

    private static double LogRatio(double[] candidate, double[] baseline)
    {
        var ratios = new double[candidate.Length];
        for (var index = 0; index < ratios.Length; index++) ratios[index] = Math.Log(candidate[index] / baseline[index]);
        return Percentiles.Median(ratios);
    }
}
