namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>What a calibration was asked to do.</summary>
public sealed record CalibrationSettings
{
    /// <summary>Profile whose cell lengths and rounds were used.</summary>
    public required string Profile { get; init; }

    /// <summary>Runs planned.</summary>
    public required int Runs { get; init; }

    /// <summary>Rounds of each run.</summary>
    public required int Rounds { get; init; }

    /// <summary>Every random choice follows from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>IDs of the parts.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }
}
