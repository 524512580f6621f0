using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Claims;

/// <summary>A comparison to be computed.</summary>
public sealed record ComparisonRequest
{
    /// <summary>Claim whose family of tests it belongs to, or <see langword="null"/>: context, judged by its own p.</summary>
    public string? Claim { get; init; }

    /// <summary>ID of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Metric, one of <see cref="Metrics"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>The cell.</summary>
    public required string Conditions { get; init; }

    /// <summary>Canonical name of the baseline lane; <c>#1</c> behind it for its second copy.</summary>
    public required string Baseline { get; init; }

    /// <summary>Canonical name of the candidate lane; <c>#1</c> behind it for its second copy.</summary>
    public required string Candidate { get; init; }

    /// <summary>Margin of relevance and equivalence.</summary>
    public double Margin { get; init; } = ComparisonRule.DefaultMargin;

    /// <summary>Ratio to test against and to decide by, greater than 0; <see langword="null"/>: a ratio of 1, decided by <see cref="Margin"/>.</summary>
    public double? Bound { get; init; }

    /// <summary>Whether it sets the second copy of a lane against the first: A/A.</summary>
    public bool SameLane => Candidate == PlannedLane.NameOf(Baseline, 1);

    /// <summary>Stable key: <c>[claim/]experiment/metric/conditions/candidate vs [bound ×] baseline</c>.</summary>
    public string Id => $"{(Claim is null ? "" : Claim + "/")}{Experiment}/{Metric}/{Conditions}/{Candidate} vs {(Bound is { } bound ? Phrases.Times(bound) + " " : "")}{Baseline}";
}
