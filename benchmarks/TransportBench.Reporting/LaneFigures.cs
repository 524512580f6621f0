using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting;

/// <summary>An experiment's main figures in a line per lane, for a terminal; the report has all of them, with intervals.</summary>
/// <param name="Conditions">The cell.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Text">Medians over rounds: <c>p50 181 µs, p99 1,270 µs</c>.</param>
public sealed record LaneFigures(string Conditions, string Lane, string Text)
{
    private const int Most = 5;

    /// <summary>Those of one experiment, in the order of the report; lanes without a figure are left out.</summary>
    /// <param name="results">The run.</param>
    /// <param name="experiment">Its ID.</param>
    public static IReadOnlyList<LaneFigures> Of(RunResults results, string experiment) =>
    [
        .. from cell in TrialCell.Of(results, row => row.Experiment == experiment)
           from lane in cell.Lanes
           let words = string.Join(", ", Words(lane))
           where words.Length > 0
           select new LaneFigures(cell.Conditions, lane.Name, words),
    ];

    private static IEnumerable<string> Words(TrialLane lane)
    {
        if (lane.Percentile(row => row.DeliveryLatencyUs, latency => latency.P50) is { } p50) yield return $"p50 {Numbers.Significant(p50)} µs";
        if (lane.Percentile(row => row.DeliveryLatencyUs, latency => latency.P99) is { } p99) yield return $"p99 {Numbers.Significant(p99)} µs";
        if (lane.Median(row => row.EventsPerSecond) is { } rate) yield return $"{Numbers.Significant(rate)} events/s";
        if (lane.Median(row => row.Bytes is { Events: > 0 } down ? (double)(down.Payload + down.Framing + down.Chunking) / down.Events : null) is { } bytes) yield return $"{Numbers.Exact(bytes)} B per event";
        var figures = lane.Rounds.SelectMany(row => row.Figures?.Keys ?? []).Distinct().ToList();
        foreach (var figure in figures.Take(Most))
        {
            var metric = Metric.Parse(figure);
            yield return $"{metric.Words} {metric.Format(lane.Median(row => row.Figures is { } values && values.TryGetValue(figure, out var value) ? value : null))}";
        }

        if (figures.Count > Most) yield return $"and {figures.Count - Most} more";
    }
}
