using System.Globalization;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims;

/// <summary>Figures in words, the same in every part.</summary>
internal static class Phrases
{
    internal static string Number(double value) => value.ToString("#,##0.###", CultureInfo.InvariantCulture);

    internal static string Ratio(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    internal static string Times(double bound) => bound.ToString("0.###", CultureInfo.InvariantCulture) + " ×";

    internal static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    internal static string Of(ComparisonRow row)
    {
        if (row.Decision == DecisionWords.TooFewSamples)
            return "a round has fewer than 100 samples beyond the percentile: longer rounds decide (--profile full)";
        if (row.Ratio is not { } ratio)
            return "a round has a figure of zero or none at all, so there is no ratio";
        var interval = row.Low is { } low && row.High is { } high ? $" [{Ratio(low)}, {Ratio(high)}]" : " (too few rounds for an interval)";
        return $"{row.Decision}: ratio {Ratio(ratio)}{interval}, {Values(row)}, {row.Rounds} rounds{Tests(row)}{Matters(row)}{Needed(row)}";
    }

    /// <summary>How many rounds would decide; above a thousand the estimate is worth no digits.</summary>
    internal static string Rounds(int needed) => needed > 1_000 ? "more than 1,000 rounds would decide" : $"about {needed} rounds would decide";

    private static string Values(ComparisonRow row) =>
        $"{Measured(row.CandidateValue ?? 0)} against {Measured(row.BaselineValue ?? 0)}{Unit(row.Metric)}";

    // Four digits: more are noise.
    private static string Measured(double value)
    {
        var decimals = value == 0 ? 0 : 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return decimals >= 0
            ? value.ToString("N" + Math.Min(decimals, 3).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : (Math.Round(value / Math.Pow(10, -decimals)) * Math.Pow(10, -decimals)).ToString("N0", CultureInfo.InvariantCulture);
    }

    private static string Unit(string metric) => metric switch
    {
        _ when metric.EndsWith("_us", StringComparison.Ordinal) => " µs",
        Metrics.EventsPerSecond => " events/s",
        _ => "",
    };

    private static string Tests(ComparisonRow row) => (row.PAdjusted ?? row.P) is { } p
        ? $", {(row.PAdjusted is null ? "p" : "adjusted p")} {(p < 0.0001 ? "< 0.0001" : p.ToString("0.####", CultureInfo.InvariantCulture))}{(row.Bound is { } bound ? " against " + Times(bound) : "")}"
        : "";

    private static string Matters(ComparisonRow row) => row.Matters is { } matters ? matters ? "; the difference matters" : "; too small to matter" : "";

    private static string Needed(ComparisonRow row) => row.RoundsNeeded is { } rounds ? "; " + Rounds(rounds) : "";
}
