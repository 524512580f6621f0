using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>How often known answers, and A/A, were detected over all runs.</summary>
internal static class Detections
{
    public const string AllCells = "all cells";
    public const string AllMetrics = "all metrics";
    private const double Confidence = 0.95;

    /// <summary>A/A over everything first, then per cell and metric, then each known answer.</summary>
    public static IEnumerable<DetectionRow> Of(IReadOnlyList<KnownComparisonRow> rows)
    {
        foreach (var injected in rows.GroupBy(row => (row.Part, row.Injected)))
        {
            var isNothing = injected.First().TrueRatio == 1;
            if (isNothing) yield return Row(injected.ToList(), AllCells, AllMetrics);
            foreach (var metric in injected.GroupBy(row => row.Metric))
            {
                if (isNothing) yield return Row(metric.ToList(), AllCells, metric.Key);
                foreach (var cell in metric.GroupBy(row => row.Conditions)) yield return Row(cell.ToList(), cell.Key, metric.Key);
            }
        }
    }

    private static DetectionRow Row(List<KnownComparisonRow> rows, string conditions, string metric)
    {
        var first = rows[0];
        var rate = ClusteredRate.Of([.. rows.GroupBy(row => row.Run).Select(run => ((long)run.Count(row => row.Detected), (long)run.Count()))], Confidence);
        var halfWidths = rows.Where(row => row is { Low: > 0, High: not null }).Select(row => Math.Sqrt(row.High!.Value / row.Low!.Value) - 1).ToArray();
        return new DetectionRow
        {
            Part = first.Part,
            Conditions = conditions,
            Metric = metric,
            Injected = first.Injected,
            TrueRatio = first.TrueRatio,
            Comparisons = rows.Count,
            Runs = rate.Clusters,
            Detected = rows.Count(row => row.Detected),
            RightSign = first.TrueRatio == 1 ? null : rows.Count(row => row.Detected && row.Ratio > 1),
            Covered = first.TrueRatio is { } truth && halfWidths.Length > 0 ? rows.Count(row => row.Low <= truth && truth <= row.High) : null,
            Rate = rate.Rate,
            Low = rate.Interval.Low,
            High = rate.Interval.High,
            MedianRatio = Percentiles.Median([.. rows.Select(row => row.Ratio)]),
            MedianDifferenceUs = Percentiles.Median([.. rows.Select(row => row.DifferenceUs)]),
            MedianHalfWidth = halfWidths.Length > 0 ? Percentiles.Median(halfWidths) : null,
        };
    }
}
