using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Comparisons as a table: the same columns wherever they stand.</summary>
public static class ComparisonTable
{
    /// <summary>A row per comparison.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="caption">What they have in common.</param>
    public static Table Of(IReadOnlyList<ComparisonRow> rows, string caption)
    {
        var names = new LaneNames(rows.SelectMany(r => new[] { r.Candidate, r.Baseline }));
        return new Table(
            [
                Column.Prose("Metric"), new("Candidate ÷ baseline"), Column.Number("Candidate"), Column.Number("Baseline"), Column.Number("Ratio [95 %]"),
                Column.Number("Difference"), Column.Number("Rounds"), Column.Number("p"), new("Decision"),
            ],
            [.. rows.Select(r => Row(r, names))])
        { Caption = caption };
    }

    private static IReadOnlyList<Cell> Row(ComparisonRow row, LaneNames names)
    {
        var metric = Metric.Parse(row.Metric);
        var detail = ComparisonText.Needed(row) ?? ComparisonText.Matters(row);
        return
        [
            metric.ToString(),
            $"{names[row.Candidate]} ÷ {names[row.Baseline]}",
            ComparisonText.Figure(row, row.CandidateValue),
            ComparisonText.Figure(row, row.BaselineValue),
            ComparisonText.Ratio(row),
            ComparisonText.Difference(row),
            Numbers.Whole(row.Rounds),
            ComparisonText.Probability(row),
            new Cell(row.Decision) { Detail = detail.Length == 0 ? null : detail },
        ];
    }
}
