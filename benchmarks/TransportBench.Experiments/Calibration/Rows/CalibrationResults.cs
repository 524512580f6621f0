using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Calibration.Rows;

/// <summary><c>calibration.json</c>: what the machinery proved about itself on a machine.</summary>
/// <remarks>Serialised in snake case by <see cref="CalibrationFile"/>; docs/calibration.md names every field.</remarks>
public sealed record CalibrationResults
{
    /// <summary>The schema this file follows.</summary>
    public const string CurrentSchema = "transportbench/calibration/1";

    /// <summary>Always <see cref="CurrentSchema"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Where it was measured.</summary>
    public required EnvironmentRecord Environment { get; init; }

    /// <summary>What was asked for.</summary>
    public required CalibrationSettings Settings { get; init; }

    /// <summary>Complete runs.</summary>
    public required int CompletedRuns { get; init; }

    /// <summary>Trials that were to be measured and gave no result.</summary>
    public required IReadOnlyList<TrialFailure> Failures { get; init; }

    /// <summary>What had to hold, and whether it did.</summary>
    public required IReadOnlyList<CalibrationCheck> Checks { get; init; }

    /// <summary>How often each known answer was detected, and no answer where there is none.</summary>
    public required IReadOnlyList<DetectionRow> Detections { get; init; }

    /// <summary>The smallest differences that this profile finds.</summary>
    public required IReadOnlyList<SmallestDifferenceRow> SmallestDifferences { get; init; }

    /// <summary>What a burn in one lane did to each.</summary>
    public required IReadOnlyList<BurnRow> Burns { get; init; }

    /// <summary>Whether the twins' ratio holds when they run together otherwise.</summary>
    public required IReadOnlyList<StabilityRow> Stability { get; init; }

    /// <summary>How far other schemes scatter.</summary>
    public required IReadOnlyList<SchemeRow> Schemes { get; init; }

    /// <summary>Where the steady state begins.</summary>
    public required IReadOnlyList<SteadyRow> Steady { get; init; }

    /// <summary>Stopped children.</summary>
    public required IReadOnlyList<FreezeRow> Freezes { get; init; }

    /// <summary>Known accounts.</summary>
    public required IReadOnlyList<AccountRow> Accounts { get; init; }

    /// <summary>Every comparison of a lane with itself, run by run: the source of <see cref="Detections"/> and <see cref="SmallestDifferences"/>.</summary>
    public required IReadOnlyList<KnownComparisonRow> Comparisons { get; init; }
}
