using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Calibrations;

/// <summary>The smallest differences that a run of a profile finds.</summary>
public static class SmallestDifferenceTable
{
    /// <summary>The table.</summary>
    public static Table Of(IReadOnlyList<SmallestDifferenceRow> rows) => new(
        [Column.Group("Cell"), Column.Prose("Metric"), Column.Number("Smallest difference found"), Column.Number("Power"), Column.Number("Rounds of a run"), Column.Number("A/A rounds seen")],
        [.. rows.Select(Row)])
    { Stacks = true };

    private static IReadOnlyList<Cell> Row(SmallestDifferenceRow row) =>
    [
        new Cell(row.Conditions) { Detail = "profile " + row.Profile },
        Metric.Parse(row.Metric).ToString(),
        row.Difference is { } difference ? Numbers.Percent(difference) : new Cell("none") { Detail = row.Reason },
        Numbers.Percent(row.Power),
        Numbers.Whole(row.Rounds),
        Numbers.Whole(row.RoundsSeen),
    ];
}
