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
}
