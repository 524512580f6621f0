using TransportBench.Core;

namespace TransportBench.Experiments.Claims;

/// <summary>A part decided by a statistical comparison over rounds.</summary>
public sealed record ComparisonRule : PartRule
{
    /// <summary>The margin of every claim that names no other: ±5 %.</summary>
    public const double DefaultMargin = 0.05;

    /// <summary>ID of the experiment.</summary>
    public required string In { get; init; }

    /// <summary>Metric, one of <see cref="Metrics"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>The cell.</summary>
    public required string Conditions { get; init; }

    /// <summary>Lane compared with.</summary>
    public required Lane Baseline { get; init; }

    /// <summary>Lane that the part is about.</summary>
    public required Lane Candidate { get; init; }

    /// <summary>What the part says.</summary>
    public required Expectation Expected { get; init; }

    /// <summary>Margin of relevance and equivalence.</summary>
    public double Margin { get; init; } = DefaultMargin;

    /// <summary>The bound of <see cref="Expectation.RatioAtLeast"/>, or of <see cref="Expectation.AddsMoreThan"/> in µs; otherwise not used.</summary>
    public double Bound { get; init; } = 1;

    /// <summary>Cell that must lead to the same decision, or the part is undecided; <see langword="null"/>: none.</summary>
    public string? AgreesWith { get; init; }

    /// <inheritdoc/>
    public override string? Experiment => In;

    /// <inheritdoc/>
    public override bool Reads(string experiment, string conditions) => experiment == In && (conditions == Conditions || conditions == AgreesWith);

    /// <summary>The comparison it needs; <paramref name="claim"/> is <see langword="null"/> for context.</summary>
    public ComparisonRequest Request(string? claim) => new()
    {
        Claim = claim,
        Experiment = In,
        Metric = Metric,
        Conditions = Conditions,
        Baseline = Baseline.ToString(),
        Candidate = Candidate.ToString(),
        Margin = Margin,
        Bound = Expected == Expectation.RatioAtLeast ? Bound : null,
    };

    /// <summary>The comparison that has to agree, or <see langword="null"/>.</summary>
    public ComparisonRequest? Confirmation => AgreesWith is null ? null : Request(null) with { Conditions = AgreesWith };
}
