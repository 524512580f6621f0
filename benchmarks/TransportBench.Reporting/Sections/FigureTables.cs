using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>The single figures of an experiment: a table per experiment, a row per cell and lane, a column per figure.</summary>
public static class FigureTables
{
    /// <summary>The tables of the experiments that satisfy a condition and have such figures.</summary>
    public static IEnumerable<Block> Of(RunResults results, Func<string, bool> experiment)
    {
        var chosen = results.Trials.Select(t => t.Experiment).Distinct().Where(experiment).ToHashSet();
        foreach (var cells in TrialCell.Of(results, t => t.Figures is { Count: > 0 } && chosen.Contains(t.Experiment)).GroupBy(c => c.Experiment))
        {
            yield return One(cells.Key, [.. cells]);
            var comparisons = cells.SelectMany(c => c.Comparisons(results)).Where(c => !c.Metric.StartsWith("delivery", StringComparison.Ordinal)).ToList();
            foreach (var group in comparisons.GroupBy(c => c.Conditions))
                yield return ComparisonTable.Of([.. group], $"{cells.Key}, {group.Key}");
        }
    }

    /// <summary>A table of some of the figures.</summary>
    /// <param name="cells">Cells whose rows all have figures.</param>
    /// <param name="figures">Which, in order.</param>
    public static Table Chosen(IReadOnlyList<TrialCell> cells, IReadOnlyList<string> figures) => new(
        [Column.Group("Conditions"), Column.Lane, .. figures.Select(f => Column.Number(Metric.Parse(f).ToString())), Column.Number("Rounds")],
        [.. cells.SelectMany(c => c.Lanes.Select(l => (IReadOnlyList<Cell>)[c.Conditions, l.Name, .. figures.Select(f => Figure(l, f)), Numbers.Whole(l.Rounds.Count)]))]);

    private static Table One(string experiment, List<TrialCell> cells)
    {
        var figures = cells.SelectMany(c => c.Trials).SelectMany(t => t.Figures!.Keys).Distinct().ToList();
        var partial = figures.Where(f => cells.SelectMany(c => c.Lanes).Any(l => Has(l, f) is > 0 and var rounds && rounds < l.Rounds.Count)).ToHashSet();
        List<Column> columns =
        [
            Column.Group("Conditions"), Column.Lane,
            .. figures.Where(f => !partial.Contains(f)).Select(f => Column.Number(Metric.Parse(f).ToString())), Column.Number("Rounds"),
            .. figures.Where(partial.Contains).SelectMany(f => new[] { Column.Number(Metric.Parse(f).ToString()), Column.Number($"Rounds with {Metric.Parse(f).Words}") }),
        ];
        return new Table(columns, [.. cells.SelectMany(c => c.Lanes.Select(l => Row(c, l, figures, partial)))])
        {
            Caption = $"{experiment}: median over rounds",
        };
    }

    private static IReadOnlyList<Cell> Row(TrialCell cell, TrialLane lane, List<string> figures, HashSet<string> partial) =>
    [
        cell.Conditions,
        lane.Name,
        .. figures.Where(f => !partial.Contains(f)).Select(f => Figure(lane, f)),
        Numbers.Whole(lane.Rounds.Count),
        .. figures.Where(partial.Contains).SelectMany(f => new[] { Figure(lane, f), Numbers.Whole(Has(lane, f)) }),
    ];

    private static Cell Figure(TrialLane lane, string figure) =>
        Metric.Parse(figure).Figure(lane.Median(t => t.Figures!.TryGetValue(figure, out var value) ? value : null));

    // Some figures exist in some rounds only: the first connection of a process is that of one lane.
    private static int Has(TrialLane lane, string figure) => lane.Rounds.Count(t => t.Figures!.ContainsKey(figure));
}
