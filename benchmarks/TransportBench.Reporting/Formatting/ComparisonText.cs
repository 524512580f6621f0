using TransportBench.Experiments.Results;

namespace TransportBench.Reporting.Formatting;

/// <summary>A comparison in words.</summary>
public static class ComparisonText
{
    /// <summary>The ratio with its 95 % interval: <c>1.012 [1.003, 1.020]</c>; an exact ratio has none, and few rounds give none.</summary>
    public static string Ratio(ComparisonRow row)
    {
        if (row.Ratio is null)
            return row.Decision == "too few samples" ? Numbers.TooFew : Numbers.Missing;
        return row is { Low: { } low, High: { } high }
            ? $"{Numbers.Ratio(row.Ratio)} [{Numbers.Ratio(low)}, {Numbers.Ratio(high)}]"
            : Numbers.Ratio(row.Ratio) + (row.P is null ? "" : " (no interval)");
    }

    /// <summary>Candidate − baseline with its unit.</summary>
    public static string Difference(ComparisonRow row)
    {
        var unit = Metric.Parse(row.Metric).Unit;
        return row.Difference is null ? Numbers.Missing : $"{Numbers.WithSign(row.Difference)} {unit}".TrimEnd();
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

    /// <summary>All of it in one line.</summary>
    public static string Line(ComparisonRow row)
    {
        var words = new List<string> { Ratio(row) };
        if (row.Difference is not null)
            words.Add(Difference(row));
        words.Add(Counted(row.Rounds, "round"));
        if (row.PAdjusted is not null || row.P is not null)
            words.Add("p " + Probability(row));
        if (row.Matters is not null)
            words.Add(Matters(row));
        return $"{row.Decision}: {string.Join("; ", words)}";
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
