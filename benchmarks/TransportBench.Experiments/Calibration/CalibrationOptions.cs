using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Calibration;

/// <summary>What a calibration does.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Whose cell lengths are used.</summary>
    public required Profile Profile { get; init; }

    /// <summary>Runs, at least 1: each as a run of the profile would be, with fresh processes every round.</summary>
    public required int Runs { get; init; }

    /// <summary>Rounds of each run, at least 1.</summary>
    public required int Rounds { get; init; }

    /// <summary>Every random choice follows from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What is calibrated.</summary>
    public required IReadOnlyList<CalibrationPart> Parts { get; init; }

    /// <summary>Directory of the results; exists.</summary>
    public required string Directory { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>Whether a trial that the machine disturbed is run again: not one that needs fresh processes, nor beside a neighbour, which is there to disturb all of them.</summary>
    /// <param name="experiment">The trial's experiment: a part's ID, or another.</param>
    public bool Repeats(string experiment) => !Parts.Any(part => part.Id == experiment && (part.NeedsFreshProcesses || part.BesideNeighbour));
}
