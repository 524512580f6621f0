namespace TransportBench.Experiments.Calibration;

/// <summary>A/A beside a noisy neighbour: what is detected where there is nothing, and how much wider intervals become.</summary>
public static class Noisy
{
    /// <summary>ID of the part.</summary>
    public const string Id = "noisy";

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "A/A beside a process that keeps about half a core busy, in bursts", SameLane.Slices)
    {
        BesideNeighbour = true,
    };
}
