using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>A lane against itself: what the method sees where there is nothing to see.</summary>
public static class SameLaneSection
{
    private const int Unfolded = 24;

    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var rows = results.Comparisons.Where(c => c.SameLane).ToList();
        if (rows.Count == 0)
            yield break;
        var judged = rows.Where(r => r.Ratio is not null).ToList();
        yield return new Paragraph(
            $"The same lane twice, through the very same code: in the same trial or, where lanes run one at a time, in two trials of the same round. {judged.Count(r => r.Detected)} of {judged.Count} comparisons were detected{(judged.Count < rows.Count ? $" ({rows.Count - judged.Count} more lack samples)" : "")}; chance alone allows 5 %. The half-width is about the smallest difference that a comparison of two lanes could show here.")
        { Style = ParagraphStyle.Note };
        var table = new Table(
            [
                Column.Group("Conditions"), Column.Prose("Metric"), Column.Lane, Column.Number("Ratio [95 %]"), Column.Number("Half-width"),
                Column.Number("Rounds"), Column.Number("p, not adjusted"), new("Detected"),
            ],
            [.. rows.GroupBy(r => (r.Experiment, r.Conditions)).SelectMany(g => g).Select(Row)]);
        yield return rows.Count > Unfolded ? new Fold($"All {rows.Count} comparisons of a lane with itself", [table]) : table;
    }

    private static IReadOnlyList<Cell> Row(ComparisonRow row) =>
    [
        new Cell(row.Conditions) { Detail = row.Experiment },
        Metric.Parse(row.Metric).ToString(),
        row.Baseline,
        ComparisonText.Ratio(row),
        row is { Low: > 0 and var low, High: { } high } ? "±" + Numbers.Percent(Math.Sqrt(high / low) - 1) : ComparisonText.Missing(row),
        Numbers.Whole(row.Rounds),
        Numbers.Probability(row.P),
        row.Detected ? new Cell("detected") { Tone = Tone.Negative } : "no",
    ];
}
