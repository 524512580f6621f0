using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Runs;

/// <summary>What a run measures.</summary>
public sealed record RunOptions
{
    /// <summary>How much of everything.</summary>
    public required Profile Profile { get; init; }

    /// <summary>Rounds, at least 1; fixed before the run.</summary>
    public required int Rounds { get; init; }

    /// <summary>Every random choice follows from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Directory of the results; exists.</summary>
    public required string Directory { get; init; }

    /// <summary>What is measured.</summary>
    public required IReadOnlyList<Experiment> Experiments { get; init; }

    /// <summary>IDs of the experiments asked for by name; the others have only the cells that the claims need.</summary>
    public IReadOnlyList<string> AskedExperiments { get; init; } = [];

    /// <summary>IDs of the claims asked for; empty for all.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>Names of the lanes asked for; empty for all.</summary>
    public IReadOnlyList<string> Lanes { get; init; } = [];

    /// <summary>The newest calibration of this machine; <see langword="null"/>: there is none.</summary>
    public CalibrationAttachment? Calibration { get; init; }

    /// <summary>The command that repeats the run.</summary>
    public required string Command { get; init; }
}
