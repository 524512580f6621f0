using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;

namespace TransportBench.Reporting.Formatting;

/// <summary>A comparison in words.</summary>
public static class ComparisonText
{
    /// <summary>What stands where a comparison has no figure: whether it lacks samples, or something else.</summary>
    public static string Missing(ComparisonRow row) => row.Decision == DecisionWords.TooFewSamples ? Numbers.TooFew : Numbers.Missing;

    /// <summary>A lane's figure without its unit.</summary>
    public static string Figure(ComparisonRow row, double? value) => value is null ? Missing(row) : Numbers.Significant(value);

    /// <summary>The ratio with its 95 % interval: <c>1.012 [1.003, 1.020]</c>; an exact ratio has none, and few rounds give none.</summary>
    /// <remarks>Equivalence goes by the 90 % interval: where the other leaves the margin, that one stands there as well.</remarks>
    public static string Ratio(ComparisonRow row)
    {
        if (row.Ratio is null)
            return Missing(row);
        return row is { Low: { } low, High: { } high }
            ? $"{Numbers.Ratio(row.Ratio)} [{Numbers.Ratio(low)}, {Numbers.Ratio(high)}]" + Equivalence(row, low, high)
            : Numbers.Ratio(row.Ratio) + (row.P is null ? "" : " (no interval)");
    }

    private static string Equivalence(ComparisonRow row, double low, double high) =>
        row is { Decision: "equivalent", Low90: { } least, High90: { } most } && (low <= 1 - row.Margin || high >= 1 + row.Margin)
            ? $", 90 %: [{Numbers.Ratio(least)}, {Numbers.Ratio(most)}]"
            : "";

    /// <summary>Candidate − baseline with its unit.</summary>
    public static string Difference(ComparisonRow row)
    {
        var unit = Metric.Parse(row.Metric).Unit;
        return row.Difference is null ? Missing(row) : $"{Numbers.WithSign(row.Difference)} {unit}".TrimEnd();
    }

    /// <summary>The p that decides: adjusted where the comparison belongs to a family.</summary>
    public static string Probability(ComparisonRow row) => (row.PAdjusted, row.P) switch
    {
        ({ } adjusted, _) => Numbers.Probability(adjusted),
        (null, { } p) => Numbers.Probability(p) + " (not adjusted)",
        _ => Numbers.Missing,
    };

    /// <summary>Whether the difference matters, in words; empty for metrics that have no such mark.</summary>
    public static string Matters(ComparisonRow row) => row.Matters switch
    {
        true => "matters",
        false => "does not matter",
        null => "",
    };

    /// <summary>The rounds that would probably decide it; <see langword="null"/> where that is not known or not needed.</summary>
    /// <remarks>Above a thousand the estimate is worth no digits.</remarks>
    public static string? Needed(ComparisonRow row) => row.RoundsNeeded switch
    {
        null => null,
        > 1_000 => "more than 1,000 rounds would decide",
        var rounds => $"about {rounds} rounds would decide",
    };

    /// <summary>Decision and difference: what a part's evidence, which has ratio, rounds and p, does not say itself.</summary>
    public static string Line(ComparisonRow row) => row.Difference is null ? row.Decision : $"{row.Decision}: {Difference(row)}";
}
