namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>How often a known answer was detected, over all runs.</summary>
public sealed record DetectionRow
{
    /// <summary>ID of the part.</summary>
    public required string Part { get; init; }

    /// <summary>The cell, or <c>all cells</c>.</summary>
    public required string Conditions { get; init; }

    /// <summary>The metric, or <c>all metrics</c>.</summary>
    public required string Metric { get; init; }

    /// <summary><c>nothing</c> (A/A), <c>stamps +2 %</c>, <c>due +5 µs</c>, …</summary>
    public required string Injected { get; init; }

    /// <summary>The true ratio; <see langword="null"/> where an injection's size is not exactly known.</summary>
    public double? TrueRatio { get; init; }

    /// <summary>Comparisons, each of one lane with itself in one run.</summary>
    public required int Comparisons { get; init; }

    /// <summary>Runs they come from.</summary>
    public required int Runs { get; init; }

    /// <summary>Detected, at 5 %.</summary>
    public required int Detected { get; init; }

    /// <summary>Of those, with the right sign; of A/A there is none.</summary>
    public int? RightSign { get; init; }

    /// <summary>Whose 95 % interval contains the true ratio.</summary>
    public int? Covered { get; init; }

    /// <summary>Detected over comparisons.</summary>
    public required double Rate { get; init; }

    /// <summary>Lower end of the rate's 95 % interval, runs taken as clusters.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of it.</summary>
    public required double High { get; init; }

    /// <summary>Median of the estimated ratios.</summary>
    public required double MedianRatio { get; init; }

    /// <summary>Median of the estimated differences in µs.</summary>
    public required double MedianDifferenceUs { get; init; }

    /// <summary>Median half-width of the 95 % intervals, as a fraction of the ratio; <see langword="null"/> below six rounds.</summary>
    public double? MedianHalfWidth { get; init; }
}
