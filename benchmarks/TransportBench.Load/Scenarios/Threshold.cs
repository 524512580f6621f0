using System.Globalization;
using System.Text.RegularExpressions;
using TransportBench.Core;

namespace TransportBench.Load.Scenarios;

/// <summary>Something that has to hold of a load test: <c>p99 &lt; 20ms</c>, <c>lost == 0</c>, <c>errors &lt; 1%</c>.</summary>
/// <param name="Metric">What is looked at, one of <see cref="Metrics"/>.</param>
/// <param name="Comparison">One of <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>==</c>.</param>
/// <param name="Bound">In µs where the metric is a time, in percent where it is a share, else a count.</param>
/// <param name="Text">As it was written.</param>
public sealed partial record Threshold(string Metric, string Comparison, double Bound, string Text)
{
    private static readonly string[] Times = ["p50", "p90", "p95", "p99", "p999", "mean", "max"];
    private static readonly string[] Shares = ["errors", "achieved"];
    private static readonly string[] Counts = ["lost", "duplicated", "out_of_order", "corrupt", "failed", "events_per_second", "server_rss_mib"];

    /// <summary>Everything a threshold may look at.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [.. Times, .. Shares, .. Counts];

    /// <summary>The unit of <see cref="Bound"/> and of its figures: <c>µs</c>, <c>%</c>, or none.</summary>
    public string Unit => Times.Contains(Metric) ? "µs" : Shares.Contains(Metric) ? "%" : "";

    /// <summary>Reads one.</summary>
    /// <param name="text">As written.</param>
    /// <param name="threshold">The threshold, if it is one.</param>
    /// <param name="mistake">What is wrong and what is allowed, if it is none.</param>
    public static bool TryParse(string text, out Threshold? threshold, out string? mistake)
    {
        threshold = null;
        var match = Form().Match(text);
        if (!match.Success)
        {
            mistake = $"threshold '{text}' is not of the form METRIC < NUMBER[ms|s|us|%], for example p99 < 20ms, lost == 0, errors < 1%";
            return false;
        }

        var (metric, unit) = (match.Groups["metric"].Value, match.Groups["unit"].Value);
        mistake = WhatIsWrong(text, metric, unit);
        if (mistake is not null) return false;
        var number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        threshold = new Threshold(metric, match.Groups["comparison"].Value, number * Scale(unit), text);
        return true;
    }

    /// <summary>Whether a figure keeps it.</summary>
    /// <param name="figure">In the unit of <see cref="Bound"/>.</param>
    public bool Holds(double figure) => Comparison switch
    {
        "<" => figure < Bound,
        "<=" => figure <= Bound,
        ">" => figure > Bound,
        ">=" => figure >= Bound,
        _ => figure == Bound,
    };

    private static string? WhatIsWrong(string text, string metric, string unit)
    {
        if (!Metrics.Contains(metric)) return $"threshold '{text}': unknown metric '{metric}'{Suggestion.For(metric, Metrics)}; allowed are {string.Join(", ", Metrics)}";
        if (Times.Contains(metric) && unit is not ("us" or "ms" or "s")) return $"threshold '{text}': {metric} is a time and needs a unit: us, ms or s";
        if (Shares.Contains(metric) && unit != "%") return $"threshold '{text}': {metric} is a share and needs %";
        return Counts.Contains(metric) && unit.Length > 0 ? $"threshold '{text}': {metric} is a number and has no unit" : null;
    }

    private static double Scale(string unit) => unit switch
    {
        "ms" => 1_000,
        "s" => 1_000_000,
        _ => 1,
    };

    [GeneratedRegex(@"^\s*(?<metric>[a-z_0-9]+)\s*(?<comparison><=|>=|==|<|>)\s*(?<number>\d+(\.\d+)?)\s*(?<unit>us|ms|s|%)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
