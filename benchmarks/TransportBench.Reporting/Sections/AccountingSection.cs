using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Where every event went, and which trials gave no result.</summary>
public static class AccountingSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        if (results.Trials.Count > 0)
        {
            yield return new Paragraph("scheduled = unsent + sent; sent = received + lost. Warm-up and drain are counted in. An undelivered event enters the percentiles as later than the drain bound.")
            { Style = ParagraphStyle.Note };
            yield return Table(results);
        }

        if (results.Failures.Count > 0)
        {
            yield return new Table(
                [new("Trial without a result"), Column.Number("Round"), Column.Prose("Reason")],
                [.. results.Failures.Select(f => (IReadOnlyList<Cell>)[f.Id, Numbers.Whole(f.Round), f.Reason])]);
        }
        else if (results.Trials.Count > 0)
        {
            yield return new Paragraph("Every trial gave a result.");
        }
    }

    private static Table Table(RunResults results)
    {
        var reasons = results.Trials.Any(t => t.Counts.Reasons.Count > 0);
        List<Column> columns =
        [
            Column.Group("Experiment"), Column.Lane, Column.Number("Scheduled"), Column.Number("Unsent"), Column.Number("Sent"), Column.Number("Received"), Column.Number("Lost"),
            Column.Number("Duplicated"), Column.Number("Out of order"), new("Balances"),
        ];
        if (reasons)
            columns.Add(Column.Prose("Reasons"));
        var lanes = results.Trials.GroupBy(t => (t.Experiment, Lane: t.Lane.ToString()))
            .OrderBy(g => g.Key.Experiment, StringComparer.Ordinal).ThenBy(g => LaneNames.Rank(g.Key.Lane)).ThenBy(g => g.Key.Lane, StringComparer.Ordinal);
        return new Table(columns, [.. lanes.Select(g => Row(g.Key.Experiment, g.Key.Lane, [.. g.Select(t => t.Counts)])[..columns.Count])]);
    }

    private static List<Cell> Row(string experiment, string lane, List<CountsRow> counts)
    {
        var reasons = counts.SelectMany(c => c.Reasons).GroupBy(r => r.Key).Select(g => $"{g.Key}: {Numbers.Whole(g.Sum(r => r.Value))}");
        return
        [
            experiment,
            lane,
            Numbers.Whole(counts.Sum(c => c.Scheduled)),
            Numbers.Whole(counts.Sum(c => c.Unsent)),
            Numbers.Whole(counts.Sum(c => c.Sent)),
            Numbers.Whole(counts.Sum(c => c.Received)),
            Numbers.Whole(counts.Sum(c => c.Lost)),
            Numbers.Whole(counts.Sum(c => c.Duplicated)),
            Numbers.Whole(counts.Sum(c => c.OutOfOrder)),
            counts.TrueForAll(c => c.Balances) ? "yes" : new Cell("no") { Tone = Tone.Negative },
            string.Join(", ", reasons),
        ];
    }
}
