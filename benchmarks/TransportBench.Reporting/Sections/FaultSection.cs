using TransportBench.Experiments.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>What became of a stream at each client when something went wrong.</summary>
public static class FaultSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = TrialCell.Of(results, t => ExperimentKinds.IsFault(results, t.Experiment));
        foreach (var experiment in cells.GroupBy(c => c.Experiment))
        {
            yield return new Heading(3, experiment.Key, "faults-" + Markup.Anchor(experiment.Key));
            yield return new Paragraph(
                "Every event is accounted for: it arrived, or it is lost with a reason. Noticed, back and next event count from the instant of the fault, medians over rounds; the fault's instant is random relative to the events. "
                + "Whole: no event is missing. Back, with a gap: connected again by itself, and events are missing. Ended: it noticed and stayed away. Unnoticed: it neither noticed nor came back. "
                + "What each fault is, and what a client can see of it, says `list`.")
            { Style = ParagraphStyle.Note };
            yield return Matrix([.. experiment]);
            var failed = results.Failures.Where(f => f.Id.Contains($"/{experiment.Key}/", StringComparison.Ordinal)).Select(f => f.Id[(f.Id.LastIndexOf('/') + 1)..]).Distinct().ToList();
            if (failed.Count > 0)
                yield return new Paragraph($"Without a result in some round: {string.Join(", ", failed)}. Why, stands under Accounting; a further run of `{experiment.Key}` measures them again.") { Style = ParagraphStyle.Notice };
            yield return new Fold("Every cell", [Details([.. experiment])]);
        }

        foreach (var block in Storms(results).Concat(SlowConsumerBlocks.Of(results)))
            yield return block;
    }

    private static Table Matrix(List<TrialCell> cells)
    {
        var readers = cells.SelectMany(c => c.Lanes).Select(l => l.Row).DistinctBy(l => l.ToString()).ToList();
        return new Table(
            [new Column("Client"), .. cells.Select(c => new Column(c.Conditions))],
            [.. readers.Select(reader => (IReadOnlyList<Cell>)[new Cell(reader.Client) { Detail = reader.Transport }, .. cells.Select(c => Outcome(c, reader))])])
        {
            Caption = "What became of the stream; below it lost / sent",
        };
    }

    private static Cell Outcome(TrialCell cell, LaneRow reader)
    {
        var rows = cell.Trials.Where(t => t.Lane == reader).ToList();
        if (rows.Count == 0)
            return Numbers.Missing;
        var lost = rows.Sum(t => t.Counts.Lost);
        var (word, tone) = (lost, rows.All(IsBack), rows.Any(t => Has(t, "detected_ms"))) switch
        {
            (0, _, _) => ("whole", Tone.Positive),
            (_, true, _) => ("back, with a gap", Tone.Mixed),
            (_, _, true) => ("ended", Tone.Negative),
            _ => ("unnoticed", Tone.Negative),
        };
        return new Cell(word) { Tone = tone, Detail = $"{Numbers.Whole(lost)} / {Numbers.Whole(rows.Sum(t => t.Counts.Sent))}" };
    }

    private static Table Details(List<TrialCell> cells) => new(
        [
            Column.Group("Fault"), new Column("Client"), Column.Number("Noticed, ms"), Column.Number("Back, ms"), Column.Number("Next event, ms"), Column.Number("Attempts"), Column.Number("Sent"), Column.Number("Received"),
            Column.Number("Lost"), Column.Number("Twice"), Column.Number("Out of order"), Column.Number("B down"), Column.Number("B up"), Column.Prose("Said"), Column.Number("Strikes"),
        ],
        [.. cells.SelectMany(c => Lanes(c).Select(l => Detail(c, l)))]);

    /// <summary>With all copies: each was struck at an instant of its own.</summary>
    private static IEnumerable<TrialLane> Lanes(TrialCell cell) =>
        cell.Trials.GroupBy(t => t.Lane).Select(g => new TrialLane(g.Key.ToString(), g.Key, [.. g])).OrderBy(l => LaneNames.Rank(l.Name));

    private static IReadOnlyList<Cell> Detail(TrialCell cell, TrialLane lane) =>
    [
        cell.Conditions,
        new Cell(lane.Row.Client) { Detail = lane.Row.Transport },
        Median(lane, "detected_ms"),
        Median(lane, "reconnected_ms"),
        Median(lane, "first_event_ms"),
        Median(lane, "attempts"),
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Sent)),
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Received)),
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Lost)),
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.Duplicated)),
        Numbers.Whole(lane.Rounds.Sum(t => t.Counts.OutOfOrder)),
        Median(lane, "bytes_down"),
        Median(lane, "bytes_up"),
        string.Join("; ", lane.Rounds.SelectMany(t => t.Flags).Where(f => f.StartsWith("reason", StringComparison.Ordinal)).Distinct().Take(2)),
        Numbers.Whole(lane.Rounds.Count),
    ];

    private static IEnumerable<Block> Storms(RunResults results)
    {
        var cells = TrialCell.Of(results, t => Has(t, "peak_connects_per_second"));
        if (cells.Count == 0)
            yield break;
        yield return new Heading(3, "After a restart", "faults-storm");
        yield return FigureTables.Chosen(cells, ["clients", "served", "first_ms", "last_ms", "peak_connects_per_second", "mean_connects_per_second"]);
        foreach (var transport in cells.GroupBy(c => c.Lanes[0].Row.Transport))
        {
            StormCurve[] curves = [.. transport.Select((cell, i) => StormCurve.Of(cell, i))];
            yield return new Figure(new Chart
            {
                Name = "storm-" + Markup.Anchor(transport.Key),
                Title = $"Clients served again after a restart ({transport.Key})",
                Interval = "one restart a curve, no interval",
                Sample = $"n = {Numbers.Whole((long)curves.Min(c => c.Clients))} clients a curve",
                Caption = "Connections accepted per second, in steps of a quarter second, from the instant at which the server was killed.",
                Wide = StormChart.Draw(Picture.Wide, curves),
                Narrow = StormChart.Draw(Picture.Narrow, curves),
            });
        }
    }

    private static bool IsBack(TrialRow row) => Has(row, "reconnected_ms");

    private static bool Has(TrialRow row, string figure) => row.Figures?.ContainsKey(figure) == true;

    private static Cell Median(TrialLane lane, string figure) => Numbers.Significant(lane.Median(t => t.Figures?.TryGetValue(figure, out var value) == true ? value : null));
}
