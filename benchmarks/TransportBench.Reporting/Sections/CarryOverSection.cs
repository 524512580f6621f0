using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Each lane's delivery latency by the lane that had the slot before it.</summary>
public static class CarryOverSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = TrialCell.Of(results, t => t.CarryOver is { Count: > 0 });
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph(
            "p50 of delivery latency in µs, median over rounds: a row per lane, a column per predecessor. Where lanes do not disturb one another, a row is level; its spread is the largest figure over the smallest.")
        { Style = ParagraphStyle.Note };
        foreach (var cell in cells)
            yield return Matrix(cell);
    }

    private static Table Matrix(TrialCell cell)
    {
        var before = cell.Trials.SelectMany(t => t.CarryOver!.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var names = new LaneNames(before.Concat(cell.Lanes.Select(l => l.Name)));
        return new Table(
            [Column.Lane, .. before.Select(b => Column.Number("after " + names[b])), Column.Number("Spread"), Column.Number("Rounds")],
            [.. cell.Lanes.Select(l => Row(l, before))])
        {
            Caption = $"{cell.Experiment}: {cell.Conditions}",
        };
    }

    private static IReadOnlyList<Cell> Row(TrialLane lane, List<string> before)
    {
        var medians = before.ConvertAll(b => lane.Median(t => t.CarryOver!.TryGetValue(b, out var value) ? value : null));
        var known = medians.OfType<double>().Where(m => m > 0).ToList();
        return
        [
            lane.Name,
            .. medians.Select(m => new Cell(Numbers.Significant(m))),
            known.Count > 1 ? Numbers.Ratio(known.Max() / known.Min()) : Numbers.Missing,
            Numbers.Whole(lane.Rounds.Count),
        ];
    }
}
