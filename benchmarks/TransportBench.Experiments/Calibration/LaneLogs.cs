using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Logs;

namespace TransportBench.Experiments.Calibration;

/// <summary>The logs of a lane, read once more for a known answer.</summary>
internal static class LaneLogs
{
    public static LaneTimings Join(TrialPlan plan, int lane, long t0Ns, double stretch = 1, Func<long, bool>? include = null)
    {
        using var sends = StampLog.Open(plan.Lanes[lane].SendLog!);
        using var receipts = StampLog.Open(plan.Lanes[lane].ReceiveLog!);
        return LaneTimings.Join(plan, lane, t0Ns, sends, receipts, stretch, include);
    }

    /// <summary>The longest time between two events of the steady phase in which the client read nothing, in µs, by WireReceived alone.</summary>
    public static double LongestSilenceUs(TrialPlan plan, int lane)
    {
        using var receipts = StampLog.Open(plan.Lanes[lane].ReceiveLog!);
        var (longest, before) = (0L, 0L);
        for (var index = plan.Workload.WarmUpEvents; index < receipts.Rows; index++)
        {
            var received = receipts.Get(0, index);
            if (received <= 0) continue;
            if (before > 0) longest = Math.Max(longest, received - before);
            before = received;
        }

        return longest / 1_000.0;
    }
}
