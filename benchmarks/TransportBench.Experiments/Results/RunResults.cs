namespace TransportBench.Experiments.Results;

/// <summary><c>results.json</c>: the one source of every table and picture.</summary>
/// <remarks>Serialised in snake case by <see cref="ResultsFile"/>; its JSON schema is docs/results.schema.json.</remarks>
public sealed record RunResults
{
    /// <summary>The schema this file follows.</summary>
    public const string CurrentSchema = "transportbench/results/1";

    /// <summary>Always <see cref="CurrentSchema"/>; a reader refuses any other.</summary>
    public required string Schema { get; init; }

    /// <summary>Where it was measured.</summary>
    public required EnvironmentRecord Environment { get; init; }

    /// <summary>What was asked for.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>The newest calibration of this machine when the run began; <see langword="null"/>: there was none.</summary>
    public CalibrationAttachment? Calibration { get; init; }

    /// <summary>Rounds that are complete, zero-based, ascending.</summary>
    public required IReadOnlyList<int> CompletedRounds { get; init; }

    /// <summary>A row per trial and lane.</summary>
    public required IReadOnlyList<TrialRow> Trials { get; init; }

    /// <summary>Trials that gave no result, with the words of what failed.</summary>
    public required IReadOnlyList<TrialFailure> Failures { get; init; }

    /// <summary>Every comparison, as computed from <see cref="Trials"/>.</summary>
    public required IReadOnlyList<ComparisonRow> Comparisons { get; init; }

    /// <summary>A verdict per claim of the ledger.</summary>
    public required IReadOnlyList<ClaimRow> Claims { get; init; }
}
