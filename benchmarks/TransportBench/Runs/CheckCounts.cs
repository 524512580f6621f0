using TransportBench.Experiments.Calibration.Rows;

namespace TransportBench.Runs;

/// <summary>How many of a calibration's checks hold, fail, and are open, in words.</summary>
internal static class CheckCounts
{
    public static string Words(IReadOnlyCollection<CalibrationCheck> checks)
    {
        var (holds, fails) = (checks.Count(check => check.Passed == true), checks.Count(check => check.Passed == false));
        return $"of {checks.Count} things that have to hold {holds} do, {fails} fail, {checks.Count - holds - fails} are open (too little data to tell)";
    }
}
