using TransportBench.Statistics;

namespace TransportBench.Experiments.Claims;

/// <summary>The words of <see cref="Results.ComparisonRow.Decision"/>.</summary>
public static class DecisionWords
{
    /// <summary>Some round has fewer than 100 samples beyond the percentile.</summary>
    public const string TooFewSamples = "too few samples";

    /// <summary>Byte counts: no test, no interval.</summary>
    public const string Exact = "exact";

    /// <summary>Neither a difference nor its absence is shown.</summary>
    public const string Inconclusive = "inconclusive";

    /// <summary>Shown against a bound: the ratio is that high or higher.</summary>
    public static string AtLeast(double bound) => "at least " + Phrases.Times(bound);

    /// <summary>Shown against a bound: the ratio is lower.</summary>
    public static string Below(double bound) => "below " + Phrases.Times(bound);

    /// <summary>The word of a judgement.</summary>
    public static string Of(Decision decision) => decision switch
    {
        Decision.Below => "below",
        Decision.Above => "above",
        Decision.SlightlyBelow => "slightly below",
        Decision.SlightlyAbove => "slightly above",
        Decision.Equivalent => "equivalent",
        _ => Inconclusive,
    };
}
