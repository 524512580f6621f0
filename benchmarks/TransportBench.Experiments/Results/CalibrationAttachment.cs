using TransportBench.Experiments.Calibration.Rows;

namespace TransportBench.Experiments.Results;

/// <summary>What a run takes over from the newest calibration of its machine.</summary>
public sealed record CalibrationAttachment
{
    /// <summary>Name of its directory.</summary>
    public required string Name { get; init; }

    /// <summary>When it began, UTC, ISO 8601.</summary>
    public required string StartedAt { get; init; }

    /// <summary>Version and revision of TransportBench that made it.</summary>
    public required string Version { get; init; }

    /// <summary>Profile whose cells it measured.</summary>
    public required string Profile { get; init; }

    /// <summary>Complete runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Rounds of each.</summary>
    public required int Rounds { get; init; }

    /// <summary>What had to hold.</summary>
    public required IReadOnlyList<CalibrationCheck> Checks { get; init; }

    /// <summary>How often A/A was detected, over all cells and metrics.</summary>
    public DetectionRow? SameLane { get; init; }

    /// <summary>The smallest differences found.</summary>
    public required IReadOnlyList<SmallestDifferenceRow> SmallestDifferences { get; init; }

    /// <summary>Takes it over.</summary>
    /// <param name="name">Name of the calibration's directory.</param>
    /// <param name="results">The calibration.</param>
    public static CalibrationAttachment Of(string name, CalibrationResults results) => new()
    {
        Name = name,
        StartedAt = results.Environment.StartedAt,
        Version = results.Environment.Version,
        Profile = results.Settings.Profile,
        Runs = results.CompletedRuns,
        Rounds = results.Settings.Rounds,
        Checks = results.Checks,
        SameLane = results.Detections.FirstOrDefault(row => row is { Part: Calibration.SameLane.Id, TrueRatio: 1 }),
        SmallestDifferences = results.SmallestDifferences,
    };
}
