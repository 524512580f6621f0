using System.Globalization;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>Bytes allocated per further event: the same trial in two lengths, so that what a trial costs once drops out.</summary>
public static class AllocationSlope
{
    private const string Ending = " events";

    /// <summary>A table of slopes; <see langword="null"/> where no two cells differ in nothing but <c>, N events</c>.</summary>
    public static Table? Of(IEnumerable<TrialCell> cells)
    {
        var pairs = cells.Where(c => Length(c.Conditions) is not null).GroupBy(c => Stem(c.Conditions)).Where(g => g.Count() > 1);
        var rows = pairs.SelectMany(g => Rows(g.Key, [.. g.OrderBy(c => Length(c.Conditions))])).ToList();
        return rows.Count == 0 ? null : new Table(
            [Column.Group("Conditions"), Column.Lane, Column.Number("server, B/event"), Column.Number("client, B/event"), Column.Number("Rounds")], rows)
        {
            Caption = "Bytes allocated per further event: slope between the shortest and the longest trial, median over rounds",
        };
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(string conditions, List<TrialCell> cells) => cells[^1].Lanes.Select(lane =>
    {
        var shorter = cells[0].Lanes.FirstOrDefault(l => l.Name == lane.Name)?.Rounds ?? [];
        var rounds = lane.Rounds.Join(shorter, t => t.Round, t => t.Round, (l, s) => (Long: l, Short: s))
            .Where(r => r is { Long.AllocatedBytesPerEvent: not null, Short.AllocatedBytesPerEvent: not null } && r.Long.Workload.Events > r.Short.Workload.Events).ToList();
        return (IReadOnlyList<Cell>)
        [
            conditions,
            lane.Name,
            Slope(rounds, s => s.Server),
            Slope(rounds, s => s.Client),
            Numbers.Whole(rounds.Count),
        ];
    });

    private static string Slope(List<(TrialRow Long, TrialRow Short)> rounds, Func<SidesRow, double> side) => Numbers.Significant(Medians.Of(rounds.Select(r =>
        (Total(r.Long, side) - Total(r.Short, side)) / (r.Long.Workload.Events - r.Short.Workload.Events))));

    private static double Total(TrialRow row, Func<SidesRow, double> side) => side(row.AllocatedBytesPerEvent!) * row.Workload.Events;

    private static string Stem(string conditions) => conditions[..conditions.LastIndexOf(", ", StringComparison.Ordinal)];

    private static long? Length(string conditions)
    {
        var start = conditions.LastIndexOf(", ", StringComparison.Ordinal) + 2;
        return start > 1 && conditions.EndsWith(Ending, StringComparison.Ordinal)
            && long.TryParse(conditions[start..^Ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }
}
