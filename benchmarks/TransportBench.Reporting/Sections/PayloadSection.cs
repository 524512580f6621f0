using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>What arrives of every kind of payload.</summary>
public static class PayloadSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var chosen = results.Trials.Select(t => t.Experiment).Distinct().Where(e => ExperimentKinds.IsPayload(results, e)).ToHashSet();
        var cells = TrialCell.Of(results, t => chosen.Contains(t.Experiment));
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph("Every event is compared byte for byte with what was sent; what did not arrive identical is counted per lane. `base64`: the payload cannot travel raw on that lane and is encoded.")
        { Style = ParagraphStyle.Note };
        // "Sent" is counted already.
        var figures = cells.SelectMany(c => c.Trials).SelectMany(t => t.Figures?.Keys ?? []).Distinct().Where(f => f != "events_sent").ToList();
        yield return new Table(
            [
                Column.Group("Payload"), Column.Number("Size, B"), Column.Lane, Column.Number("Sent"), Column.Number("Received"),
                .. figures.Select(f => Column.Number(Metric.Parse(f).ToString())), Column.Prose("Flags"), Column.Number("Rounds"),
            ],
            [.. cells.SelectMany(c => c.Lanes.Select(l => Row(c, l, figures)))]);
    }

    private static IReadOnlyList<Cell> Row(TrialCell cell, TrialLane lane, List<string> figures) =>
    [
        cell.Conditions,
        Numbers.Whole(lane.Rounds[0].Workload.SizeBytes),
        lane.Name,
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Sent)),
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Received)),
        .. figures.Select(f => new Cell(Metric.Parse(f).Figure(lane.Median(t => t.Figures?.TryGetValue(f, out var value) == true ? value : null)))),
        string.Join(", ", lane.Rounds.SelectMany(t => t.Flags).Where(f => !Disturbances.IsMark(f)).Distinct()),
        Numbers.Whole(lane.Rounds.Count),
    ];
}
