using System.Globalization;
using TransportBench.Load.Driving;

namespace TransportBench.NBomberScenarios;

/// <summary>Our comparison of transports, from our own counters: all that arrived, not the sample that NBomber saw as iterations.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Percentiles = ["p50", "p90", "p99", "p999"];

    /// <summary>A row for each figure, a column for each transport, and where there are two, the ratio of the second to the first. Pure.</summary>
    /// <param name="tests">Name of the transport, its whole test, and events that were no iteration.</param>
    public static IReadOnlyList<Dictionary<string, object>> Of(IReadOnlyList<(string Transport, LoadTotals Totals, long PassedOver)> tests) =>
    [
        Row("connections opened", tests, test => test.Totals.Counters.Opened, hasRatio: false),
        Row("connections failed", tests, test => test.Totals.Counters.Errors.Values.Sum(), hasRatio: false),
        Row("deliveries", tests, test => test.Totals.Counters.Received, hasRatio: false),
        Row("lost", tests, test => test.Totals.Counters.Lost, hasRatio: false),
        Row("duplicated", tests, test => test.Totals.Counters.Duplicated, hasRatio: false),
        Row("out of order", tests, test => test.Totals.Counters.OutOfOrder, hasRatio: false),
        Row("corrupt", tests, test => test.Totals.Counters.Corrupt, hasRatio: false),
        Row("not counted as iterations", tests, test => test.PassedOver, hasRatio: false),
        .. Percentiles.Select(name => Row($"delivery {name}, µs", tests, test => test.Totals.DeliveryLatencyUs.TryGetValue(name, out var us) ? us : null, hasRatio: true)),
    ];

    private static Dictionary<string, object> Row(
        string figure, IReadOnlyList<(string Transport, LoadTotals Totals, long PassedOver)> tests, Func<(string Transport, LoadTotals Totals, long PassedOver), double?> of, bool hasRatio)
    {
        var row = new Dictionary<string, object> { ["figure"] = figure };
        foreach (var test in tests) row[test.Transport] = of(test) is { } value ? value.ToString("#,##0.#", CultureInfo.InvariantCulture) : "too few";
        if (tests.Count == 2) row[$"{tests[1].Transport} / {tests[0].Transport}"] = hasRatio && of(tests[0]) is > 0 and var first && of(tests[1]) is { } second ? (second / first).ToString("0.00", CultureInfo.InvariantCulture) : "";
        return row;
    }
}
