using System.Text.Json.Serialization;

namespace TransportBench.Experiments.Results;

/// <summary>One lane against another in one metric under the same conditions.</summary>
public sealed record ComparisonRow
{
    /// <summary>Stable key: <c>experiment/metric/conditions/candidate vs [bound ×] baseline</c>, behind the claim's ID where it belongs to one.</summary>
    public required string Id { get; init; }

    /// <summary>ID of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Claim whose family of tests it belongs to, or <see langword="null"/>: context.</summary>
    public string? Claim { get; init; }

    /// <summary>Metric: <c>delivery_latency_p50_us</c>, <c>events_per_second</c>, …</summary>
    public required string Metric { get; init; }

    /// <summary>The cell.</summary>
    public required string Conditions { get; init; }

    /// <summary>Baseline lane.</summary>
    public required string Baseline { get; init; }

    /// <summary>Candidate lane.</summary>
    public required string Candidate { get; init; }

    /// <summary>Typical figure of the baseline: median over rounds; <see langword="null"/> without data.</summary>
    public double? BaselineValue { get; init; }

    /// <summary>Typical figure of the candidate: median over rounds.</summary>
    public double? CandidateValue { get; init; }

    /// <summary>Candidate over baseline: Hodges–Lehmann estimate over rounds.</summary>
    public double? Ratio { get; init; }

    /// <summary>Lower end of the 95 % interval of the ratio.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the 95 % interval of the ratio.</summary>
    public double? High { get; init; }

    /// <summary>Lower end of the 90 % interval of the ratio, which equivalence goes by; <see langword="null"/> in files of versions that did not record it.</summary>
    [JsonPropertyName("low_90")]
    public double? Low90 { get; init; }

    /// <summary>Upper end of it.</summary>
    [JsonPropertyName("high_90")]
    public double? High90 { get; init; }

    /// <summary>Candidate − baseline in the metric's unit: Hodges–Lehmann estimate.</summary>
    public double? Difference { get; init; }

    /// <summary>Rounds with a figure of both.</summary>
    public required int Rounds { get; init; }

    /// <summary>Exact two-sided p against a ratio of 1, or of <see cref="Bound"/>; <see langword="null"/> when exact figures need none.</summary>
    public double? P { get; init; }

    /// <summary>Holm-adjusted over the claim's primary parts.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>Adjusted p &lt; 0.05.</summary>
    public required bool Detected { get; init; }

    /// <summary>Detected, and the 95 % interval wholly beyond the margin.</summary>
    public required bool Relevant { get; init; }

    /// <summary>The 90 % interval wholly inside the margin.</summary>
    public required bool Equivalent { get; init; }

    /// <summary>p50 differs by more than 1 ms, or p99 by more than 5 ms; <see langword="null"/> for other metrics.</summary>
    public bool? Matters { get; init; }

    /// <summary><c>below</c>, <c>above</c> (detected and relevant), <c>equivalent</c>, <c>slightly below</c>, <c>slightly above</c> (detected, not relevant), <c>inconclusive</c>, <c>too few samples</c>, <c>exact</c>; against a bound <c>at least 1.5 ×</c>, <c>below 1.5 ×</c> or <c>inconclusive</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>Rounds that would probably decide an inconclusive comparison.</summary>
    public int? RoundsNeeded { get; init; }

    /// <summary>Margin of equivalence and relevance: 0.05 means ±5 %.</summary>
    public required double Margin { get; init; }

    /// <summary>Ratio that was tested against and that alone decided, instead of 1 and the margin; <see langword="null"/>: none.</summary>
    public double? Bound { get; init; }

    /// <summary>Whether baseline and candidate are the same lane twice.</summary>
    public bool SameLane { get; init; }
}
