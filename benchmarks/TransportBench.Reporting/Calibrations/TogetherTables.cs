using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Calibrations;

/// <summary>What running together costs: burn, ratios under other arrangements, other schemes.</summary>
public static class TogetherTables
{
    /// <summary>What each lane felt of one lane's work.</summary>
    public static Table Burns(IReadOnlyList<BurnRow> rows) => new(
        [Column.Group("Cell"), Column.Lane, Column.Number("Moved, µs [95 %]"), Column.Number("Of the work"), Column.Number("Rounds"), new("At least half, or less than a tenth")],
        [
            .. rows.Select(row => (IReadOnlyList<Cell>)
            [
                row.Conditions, row.Burns ? new Cell(row.Lane) { Detail = $"does the work: {Numbers.Significant(row.BurnUs)} µs per event" } : row.Lane,
                Numbers.WithSign(row.MovedUs) + Interval(row.LowUs, row.HighUs, value => Numbers.WithSign(value)),
                Numbers.Percent(row.MovedUs / row.BurnUs), Numbers.Whole(row.Rounds), CheckTable.Word(row.Holds),
            ]),
        ]);

    /// <summary>The ratio of two lanes by how they run.</summary>
    public static Table Stability(IReadOnlyList<StabilityRow> rows) => new(
        [Column.Group("How they run"), Column.Prose("Ratio of"), Column.Prose("Metric"), Column.Number("Ratio"), Column.Number("Against the usual [95 %]"), Column.Number("Rounds"), new("Within 5 %")],
        [
            .. rows.Select(row => (IReadOnlyList<Cell>)
            [
                row.Cell, $"{row.Candidate} ÷ {row.Baseline}", Metric.Parse(row.Metric).ToString(), Numbers.Ratio(row.Ratio),
                Numbers.Ratio(row.Change) + Interval(row.Low, row.High, value => Numbers.Ratio(value)), Numbers.Whole(row.Rounds),
                row.Cell == rows[0].Cell ? new Cell("the usual") { Tone = Tone.Muted } : CheckTable.Word(row.Holds),
            ]),
        ]);

    /// <summary>How far each scheme scatters.</summary>
    public static Table Schemes(IReadOnlyList<SchemeRow> rows) => new(
        [Column.Group("Scheme"), Column.Prose("Metric"), Column.Number("Ratio of a lane to itself [95 %]"), Column.Number("Scatter between rounds"), Column.Number("Rounds"), new("Detected")],
        [
            .. rows.Select(row => (IReadOnlyList<Cell>)
            [
                row.Scheme, Metric.Parse(row.Metric).ToString(), Numbers.Ratio(row.Ratio) + Interval(row.Low, row.High, value => Numbers.Ratio(value)),
                Numbers.Percent(row.Scatter), Numbers.Whole(row.Rounds), row.Detected ? new Cell("detected") { Tone = Tone.Negative } : "no",
            ]),
        ]);

    private static string Interval(double? low, double? high, Func<double?, string> figure) =>
        low is null || high is null ? " (no interval)" : $" [{figure(low)}, {figure(high)}]";
}
