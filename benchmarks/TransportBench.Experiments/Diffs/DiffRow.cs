using System.Text.Json.Serialization;

namespace TransportBench.Experiments.Diffs;

/// <summary>The change of one lane in one metric from base to candidate.</summary>
public sealed record DiffRow
{
    /// <summary>ID of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The cell.</summary>
    public required string Conditions { get; init; }

    /// <summary>Canonical name of the lane.</summary>
    public required string Lane { get; init; }

    /// <summary>Metric: <c>delivery_latency_p50_us</c>, <c>events_per_second</c>, …</summary>
    public required string Metric { get; init; }

    /// <summary>What is compared.</summary>
    public required DiffKind Kind { get; init; }

    /// <summary>Whether the lane is the cell's control: it says how far the machine moved and is never a regression.</summary>
    public bool Control { get; init; }

    /// <summary>Whether the figure follows the machine's mood, and no control takes it out.</summary>
    public bool Drifts { get; init; }

    /// <summary>Whether more of the metric is better; otherwise less is.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>The base's figure, median over the rounds: in the metric's unit, or so many times the control's; <see langword="null"/> without data.</summary>
    public double? Base { get; init; }

    /// <summary>The candidate's.</summary>
    public double? Candidate { get; init; }

    /// <summary>Candidate over base: Hodges–Lehmann estimate over all pairs of a round of one and a round of the other; the quotient where exact.</summary>
    public double? Ratio { get; init; }

    /// <summary><see cref="Ratio"/> in terms of slowing down: its inverse where more is better.</summary>
    [JsonIgnore]
    public double? Slowdown => HigherIsBetter ? 1 / Ratio : Ratio;

    /// <summary>Lower end of the 95 % interval of the ratio; <see langword="null"/> below four rounds each, and where exact.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public double? High { get; init; }

    /// <summary>Rounds of the run that has fewer.</summary>
    public required int Rounds { get; init; }

    /// <summary>Two-sided p of the rank sum against a ratio of 1.</summary>
    public double? P { get; init; }

    /// <summary>Holm-adjusted over the family; <see langword="null"/> outside of it, for controls and rows with too few rounds.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>Adjusted p &lt; 0.05, or any change where exact.</summary>
    public bool Detected { get; init; }

    /// <summary>Detected, in the bad direction, and the whole 95 % interval beyond the threshold; where nothing takes the machine out, beyond what the controls moved as well.</summary>
    public bool Worse { get; init; }

    /// <summary>The same in the good direction.</summary>
    public bool Better { get; init; }

    /// <summary>Beyond the threshold, and not further than the controls moved by themselves: neither worse nor better.</summary>
    public bool MayBeMachine { get; init; }

    /// <summary>The words of <see cref="Claims.DecisionWords"/>, with the threshold for the margin.</summary>
    public required string Decision { get; init; }
}
