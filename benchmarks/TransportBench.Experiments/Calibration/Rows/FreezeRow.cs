namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>A child stopped in mid-trial: recorded percentiles beside those worked out by hand.</summary>
/// <param name="Stopped"><c>server</c> or <c>client</c>.</param>
/// <param name="Round">Zero-based round.</param>
/// <param name="Lane">The lane.</param>
/// <param name="StoppedMs">How long it was stopped, by the clock.</param>
/// <param name="SilenceMs">How long its client read nothing, by the client's clock: the stop, and what the system takes to let the process go on.</param>
/// <param name="Events">Events of the steady phase.</param>
/// <param name="EventsPerSecond">Offered rate.</param>
/// <param name="ExpectedP99Ms">Worked out by hand: the silence less the time in which one in a hundred events falls due.</param>
/// <param name="P99Ms">Recorded.</param>
/// <param name="ExpectedMaxMs">Worked out by hand: the silence.</param>
/// <param name="MaxMs">Recorded.</param>
/// <param name="TransitP99Ms">What whoever times from the actual send would have recorded as p99.</param>
/// <param name="Holds">p99 and maximum within 5 % of the values worked out by hand.</param>
public sealed record FreezeRow(
    string Stopped, int Round, string Lane, double StoppedMs, double SilenceMs, long Events, double EventsPerSecond,
    double ExpectedP99Ms, double P99Ms, double ExpectedMaxMs, double MaxMs, double? TransitP99Ms, bool Holds);
