using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>What arrives of every kind of payload, and what it costs beside the payload.</summary>
public static class PayloadSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var chosen = results.Trials.Select(t => t.Experiment).Distinct().Where(e => ExperimentKinds.IsPayload(results, e)).ToHashSet();
        var cells = TrialCell.Of(results, t => chosen.Contains(t.Experiment));
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph("Every event is checked for order, length and hash; a wrong byte voids the trial and stands among the failures. `base64`: the payload cannot travel raw on that lane and is encoded.")
        { Style = ParagraphStyle.Note };
        yield return new Table(
            [
                new("Kind"), Column.Number("Size, B"), Column.Lane, Column.Number("Sent"), Column.Number("Received"), Column.Number("Lost"),
                Column.Number("Framing, B/event"), Column.Number("Chunking, B/event"), new("Flags"), Column.Number("Rounds"),
            ],
            [.. cells.SelectMany(c => c.Lanes).Select(Row)]);
        foreach (var block in FigureTables.Of(results, chosen.Contains))
            yield return block;
    }

    private static IReadOnlyList<Cell> Row(TrialLane lane)
    {
        var first = lane.Rounds[0];
        return
        [
            first.Workload.Kind,
            Numbers.Whole(first.Workload.SizeBytes),
            lane.Name,
            Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Sent)),
            Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Received)),
            Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Lost)),
            Numbers.Exact(lane.Median(t => t.Bytes is { Events: > 0 } b ? (double)b.Framing / b.Events : null)),
            Numbers.Exact(lane.Median(t => t.Bytes is { Events: > 0 } b ? (double)b.Chunking / b.Events : null)),
            string.Join(", ", lane.Rounds.SelectMany(t => t.Flags).Distinct()),
            Numbers.Whole(lane.Rounds.Count),
        ];
    }
}
