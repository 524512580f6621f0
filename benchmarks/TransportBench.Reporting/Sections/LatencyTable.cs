using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>A cell's latencies: a row per lane.</summary>
public static class LatencyTable
{
    private static readonly (string Name, Func<LatencyRow, double?> Of)[] Percentiles =
        [("p50", r => r.P50), ("p90", r => r.P90), ("p99", r => r.P99), ("p99.9", r => r.P999)];

    /// <summary>The table. The 99.9th percentile has columns only where some lane has enough samples for it.</summary>
    public static Table Of(TrialCell cell, IReadOnlyList<ComparisonRow> comparisons)
    {
        var shown = cell.Lanes.Any(l => l.Percentile(t => t.DeliveryLatencyUs, r => r.P999) is not null) ? Percentiles : Percentiles[..3];
        var names = new LaneNames(cell.Lanes.Select(l => l.Name).Concat(comparisons.Select(c => c.Baseline)));
        var control = cell.Lanes.Any(l => l.Row.Transport == "tcp");
        var flagged = cell.Lanes.Any(l => Flags(l).Length > 0);
        List<Column> columns = [Column.Lane];
        columns.AddRange(shown.Select(p => Column.Number($"delivery {p.Name}")));
        columns.AddRange(shown.Select(p => Column.Number($"transit {p.Name}")));
        columns.AddRange([Column.Number("pacing lag p50"), Column.Number("pacing lag p99"), Column.Number(control ? "delivery p50 ÷ control [95 %]" : "delivery p50 ÷ baseline [95 %]"), Column.Number("Rounds")]);
        if (flagged)
            columns.Add(Column.Prose("Flags"));
        return new Table(columns, [.. cell.Lanes.Select(l => Row(l, shown, comparisons, names, flagged))])
        {
            Caption = $"µs, median over rounds of each round's percentile; {Offered(cell)}",
        };
    }

    // The second copy of a lane is a lane too: the machine serves it.
    private static string Offered(TrialCell cell)
    {
        var lanes = cell.Trials.GroupBy(t => t.Id).Max(g => g.Count());
        var rate = cell.Trials.Max(t => t.Workload.EventsPerSecond);
        return $"{Numbers.Exact(rate)}/s per lane, {(lanes == 1 ? "1 lane" : $"{lanes} lanes")} at once: {Numbers.Exact(rate * lanes)}/s in all";
    }

    private static List<Cell> Row(
        TrialLane lane, (string Name, Func<LatencyRow, double?> Of)[] shown, IReadOnlyList<ComparisonRow> comparisons, LaneNames names, bool flagged)
    {
        List<Cell> cells = [new Cell(lane.Name)];
        cells.AddRange(shown.Select(p => Figure(lane, t => t.DeliveryLatencyUs, p.Of)));
        cells.AddRange(shown.Select(p => Figure(lane, t => t.TransitTimeUs, p.Of)));
        cells.Add(Figure(lane, t => t.PacingLagUs, r => r.P50));
        cells.Add(Figure(lane, t => t.PacingLagUs, r => r.P99));
        cells.Add(Control(lane, comparisons, names));
        cells.Add(Numbers.Whole(lane.Rounds.Count));
        if (flagged)
            cells.Add(Flags(lane));
        return cells;
    }

    private static Cell Figure(TrialLane lane, Func<TrialRow, LatencyRow?> distribution, Func<LatencyRow, double?> percentile)
    {
        if (lane.Rounds.All(t => distribution(t) is null))
            return Numbers.Missing;
        return lane.Percentile(distribution, percentile) is { } value ? Numbers.Significant(value) : new Cell(Numbers.TooFew) { Tone = Tone.Muted };
    }

    private static Cell Control(TrialLane lane, IReadOnlyList<ComparisonRow> comparisons, LaneNames names)
    {
        var rows = comparisons.Where(c => c.Metric == "delivery_latency_p50_us" && c.Candidate == lane.Name).ToList();
        var row = rows.Find(c => LaneNames.Transport(c.Baseline) == "tcp") ?? (rows.Count > 0 ? rows[0] : null);
        if (row is null)
            return lane.Row.Transport == "tcp" ? "the control" : Numbers.Missing;
        return LaneNames.Transport(row.Baseline) == "tcp"
            ? ComparisonText.Ratio(row)
            : new Cell(ComparisonText.Ratio(row)) { Detail = "÷ " + names[row.Baseline] };
    }

    private static string Flags(TrialLane lane)
    {
        var flags = lane.Rounds.SelectMany(t => t.Flags.Select(Disturbances.WithoutFigures)).GroupBy(f => f).Select(g => g.Count() == lane.Rounds.Count ? g.Key : $"{g.Key} ({g.Count()} of {lane.Rounds.Count} rounds)");
        return string.Join(", ", flags);
    }
}
