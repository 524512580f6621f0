namespace TransportBench.Experiments.Calibration;

/// <summary>Every part of a calibration: the one place where a member is listed.</summary>
public static class CalibrationCatalogue
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CalibrationPart> All { get; } =
    [
        SameLane.Part,
        Noisy.Part,
        Delay.Part,
        Burn.Part,
        Together.Part,
        Schemes.Part,
        SteadyStart.Part,
        Freeze.Part,
        Accounts.Part,
    ];
}
