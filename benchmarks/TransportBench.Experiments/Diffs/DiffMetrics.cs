using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Diffs;

/// <summary>The metrics two runs are compared in: the one place where one is listed.</summary>
public static class DiffMetrics
{
    // A saturated trial of thousands of events allocates some hundred bytes that are none of theirs.
    private const double LeastAllocation = 1;

    private static readonly DiffMetric[] Listed =
    [
        .. from quantity in new[] { "delivery_latency", "transit_time" }
           from percentile in new[] { "p50", "p90", "p99" }
           select new DiffMetric($"{quantity}_{percentile}_us") { Drifts = true },
        new(Metrics.EventsPerSecond) { HigherIsBetter = true, Drifts = true },
        new(Metrics.ServerCpu) { Drifts = true },
        new(Metrics.ClientCpu) { Drifts = true },
        new(Metrics.ServerAllocation) { Least = LeastAllocation },
        new(Metrics.ClientAllocation) { Least = LeastAllocation },
        new(Metrics.ApplicationBytes) { Exact = true },
        new(Metrics.OverheadBytes) { Exact = true },
        new(Metrics.UpOverheadBytes) { Exact = true },
        new(Metrics.HandshakeBytes) { Exact = true },
        new(Metrics.Figure(PayloadRules.EventsIdentical)) { HigherIsBetter = true, Exact = true },
    ];

    /// <summary>Those that some row of both sides has a figure of: the listed ones, and every single figure that is a time.</summary>
    /// <param name="base">Rows of a lane in a cell.</param>
    /// <param name="candidate">Rows of the same lane in the same cell of the other run.</param>
    public static IEnumerable<DiffMetric> Of(IReadOnlyList<TrialRow> @base, IReadOnlyList<TrialRow> candidate) => Listed
        .Concat(Times(@base))
        .Where(metric => @base.Any(row => Metrics.Read(row, metric.Name) is { }) && candidate.Any(row => Metrics.Read(row, metric.Name) is { }));

    /// <summary>Names of the metrics that rows have a figure of.</summary>
    /// <param name="rows">Rows of any lanes.</param>
    public static IEnumerable<string> Names(IEnumerable<TrialRow> rows)
    {
        TrialRow[] all = [.. rows];
        return Of(all, all).Select(metric => metric.Name);
    }

    private static IEnumerable<DiffMetric> Times(IEnumerable<TrialRow> rows) => rows
        .SelectMany(row => row.Figures?.Keys ?? [])
        .Where(name => name.EndsWith("_us", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(name => new DiffMetric(Metrics.Figure(name)) { Drifts = true });
}
