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

    private static Table One(string experiment, List<TrialCell> cells)
    {
        var figures = cells.SelectMany(c => c.Trials).SelectMany(t => t.Figures!.Keys).Distinct().ToList();
        List<Column> columns = [Column.Prose("Conditions"), Column.Lane, .. figures.Select(f => Column.Number(Metric.Parse(f).ToString())), Column.Number("Rounds")];
        return new Table(columns, [.. cells.SelectMany(c => c.Lanes.Select(l => Row(c, l, figures)))])
        {
            Caption = $"{experiment}: median over rounds",
        };
    }

    private static IReadOnlyList<Cell> Row(TrialCell cell, TrialLane lane, List<string> figures) =>
    [
        cell.Conditions,
        lane.Name,
        .. figures.Select(f => new Cell(Metric.Parse(f).Figure(lane.Median(t => t.Figures!.TryGetValue(f, out var value) ? value : null)))),
        Numbers.Whole(lane.Rounds.Count),
    ];
}
