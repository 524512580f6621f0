using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Calibrations;

/// <summary>How often each known answer was detected.</summary>
public static class DetectionTable
{
    private const string Every = "all metrics";

    /// <summary>The table.</summary>
    public static Table Of(IReadOnlyList<DetectionRow> rows) => new(
        [
            Column.Group("Injected"), Column.Prose("Cell"), Column.Prose("Metric"), Column.Number("Detected"), Column.Number("Rate [95 %]"), Column.Number("Right sign"),
            Column.Number("Interval has the size"), Column.Number("Median ratio"), Column.Number("Median difference, µs"), Column.Number("Median half-width"),
        ],
        [.. rows.Select(Row)])
    { Stacks = true };

    private static IReadOnlyList<Cell> Row(DetectionRow row) =>
    [
        row.Part == Noisy.Id ? row.Injected + ", beside a noisy neighbour" : row.Injected,
        row.Conditions,
        row.Metric == Every ? Every : Metric.Parse(row.Metric).ToString(),
        new Cell($"{row.Detected} of {row.Comparisons}") { Detail = row.Runs == 1 ? "1 run" : $"{row.Runs} runs" },
        $"{Numbers.Percent(row.Rate)} [{Numbers.Percent(row.Low)}, {Numbers.Percent(row.High)}]",
        row.RightSign is { } right ? Numbers.Whole(right) : Numbers.Missing,
        row.Covered is { } covered ? Numbers.Whole(covered) : Numbers.Missing,
        Numbers.Ratio(row.MedianRatio),
        row.Metric == Every ? Numbers.Missing : Numbers.WithSign(Hundredths(row.MedianDifferenceUs)),
        row.MedianHalfWidth is { } half ? "±" + Numbers.Percent(half) : Numbers.Missing,
    ];

    // A clock of nanoseconds tells no less; and no −0.
    private static double Hundredths(double us) => Math.Round(us, 2) + 0.0;
}
