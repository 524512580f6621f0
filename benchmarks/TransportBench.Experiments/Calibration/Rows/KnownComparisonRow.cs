namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>A lane against itself in one run.</summary>
public sealed record KnownComparisonRow
{
    /// <summary>ID of the part.</summary>
    public required string Part { get; init; }

    /// <summary>Zero-based run.</summary>
    public required int Run { get; init; }

    /// <summary>The cell without what was injected.</summary>
    public required string Conditions { get; init; }

    /// <summary>The lane.</summary>
    public required string Lane { get; init; }

    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>What was done to the second copy.</summary>
    public required string Injected { get; init; }

    /// <summary>The true ratio; <see langword="null"/> where it is not exactly known.</summary>
    public double? TrueRatio { get; init; }

    /// <summary>Rounds with a figure of both copies.</summary>
    public required int Rounds { get; init; }

    /// <summary>Second copy over first.</summary>
    public required double Ratio { get; init; }

    /// <summary>Lower end of its 95 % interval; <see langword="null"/> below six rounds.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of it.</summary>
    public double? High { get; init; }

    /// <summary>Second − first in µs.</summary>
    public required double DifferenceUs { get; init; }

    /// <summary>Exact two-sided p.</summary>
    public required double P { get; init; }

    /// <summary>p below 5 %, in a family of its own.</summary>
    public required bool Detected { get; init; }

    /// <summary>Natural log ratio of each round, of A/A only.</summary>
    public IReadOnlyList<double>? LogRatios { get; init; }
}
