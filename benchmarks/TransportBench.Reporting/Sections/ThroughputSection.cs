using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>Events per second where back-pressure alone limits the sender, and what an event costs in processor time and memory.</summary>
public static class ThroughputSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = TrialCell.Of(results, t => t.EventsPerSecond is not null || t.CpuUsPerEvent is not null || t.AllocatedBytesPerEvent is not null);
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph(
            "Lanes ran one at a time, those of a cell next to one another in random order. Median over rounds. CPU and allocation include everything the process did in the steady phase. A saturated workload yields no latency, and a paced one no events per second.")
        { Style = ParagraphStyle.Note };
        if (LateMarks(results) is { } late) yield return late;
        foreach (var experiment in cells.GroupBy(c => c.Experiment))
        {
            yield return new Heading(3, experiment.Key, "throughput-" + Markup.Anchor(experiment.Key));
            yield return Table([.. experiment], results);
            if (AllocationSlope.Of(experiment) is { } slope)
                yield return slope;
            if (Chart(experiment.Key, [.. experiment], results) is { } chart)
                yield return new Figure(chart);
            foreach (var block in RatioFigures.Of(results, experiment.Key, c => c.Bound is null && !c.Metric.StartsWith("delivery", StringComparison.Ordinal)
                && !c.Metric.StartsWith("transit", StringComparison.Ordinal)))
                yield return block;
        }
    }

    private static Paragraph? LateMarks(RunResults results)
    {
        var late = results.Trials.Where(t => t.Flags.Contains(TrialAssembler.LateMarksFlag)).GroupBy(t => t.Lane.ToString()).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {Numbers.Whole(g.Count())}").ToList();
        return late.Count == 0 ? null : new Paragraph(
            $"Trials without events/s, because no processor was to be had when the steady phase began or ended: {string.Join(", ", late)}. Their rounds are missing from the comparisons.");
    }

    private static Table Table(List<TrialCell> cells, RunResults results) => new(
        [
            Column.Group("Conditions"), Column.Lane, Column.Number("events/s"), Column.Number("events/s ÷ baseline [95 %]"), Column.Number("server CPU, µs/event"),
            Column.Number("client CPU, µs/event"), Column.Number("server alloc., B/event"), Column.Number("client alloc., B/event"), Column.Number("Rounds"),
        ],
        [.. cells.SelectMany(c => c.Lanes.Select(l => Row(c, l, [.. c.Comparisons(results)])))]);

    private static IReadOnlyList<Cell> Row(TrialCell cell, TrialLane lane, List<ComparisonRow> comparisons) =>
    [
        cell.Conditions,
        lane.Name,
        lane.Median(t => t.EventsPerSecond) is { } rate ? Numbers.Whole((long)Math.Round(rate)) : Numbers.Missing,
        Ratios(lane, comparisons),
        Numbers.Significant(lane.Median(t => t.CpuUsPerEvent?.Server)),
        Numbers.Significant(lane.Median(t => t.CpuUsPerEvent?.Client)),
        Numbers.Significant(lane.Median(t => t.AllocatedBytesPerEvent?.Server)),
        Numbers.Significant(lane.Median(t => t.AllocatedBytesPerEvent?.Client)),
        Numbers.Whole(lane.Rounds.Count(t => t.EventsPerSecond is not null || t.Workload.Schedule != "saturated")),
    ];

    // Against the nearest transport that stands before it: sse ÷ websocket, websocket ÷ tcp.
    private static Cell Ratios(TrialLane lane, List<ComparisonRow> comparisons)
    {
        var row = comparisons.Where(c => c.Metric == "events_per_second" && c.Candidate == lane.Name && LaneNames.Rank(c.Baseline) < LaneNames.Rank(lane.Name))
            .MaxBy(c => LaneNames.Rank(c.Baseline));
        return row is null ? Numbers.Missing : new Cell(ComparisonText.Ratio(row)) { Detail = "÷ " + LaneNames.Transport(row.Baseline) };
    }

    private static Chart? Chart(string experiment, List<TrialCell> cells, RunResults results)
    {
        var bars = cells.SelectMany(Bars).ToList();
        if (bars.Count == 0)
            return null;
        var (fewest, most) = (bars.Min(b => b.Rounds.Count), bars.Max(b => b.Rounds.Count));
        var events = cells.SelectMany(c => c.Trials).Where(t => t is { EventsPerSecond: not null, Copy: 0 }).Sum(t => t.Counts.Received);
        var tested = cells.SelectMany(c => c.Comparisons(results)).Any(c => c.Metric == "events_per_second" && c.Low is not null);
        return new Chart
        {
            Name = "throughput-" + Markup.Anchor(experiment),
            Title = $"Saturated throughput ({experiment})",
            Interval = RoundInterval.InWords(fewest, most),
            Sample = $"{RoundInterval.Sample(fewest, most)} per bar, {Numbers.Whole(events)} events in all",
            Caption = "Bar and figure: median over rounds; dots: the rounds. Whiskers are of one lane by itself"
                + (tested ? "; lanes compare by the ratios, paired by round, in the table." : "; nothing was compared."),
            Wide = ThroughputChart.Draw(Picture.Wide, bars),
            Narrow = ThroughputChart.Draw(Picture.Narrow, bars),
        };
    }

    private static IEnumerable<ThroughputBar> Bars(TrialCell cell)
    {
        var series = Series.Of(cell.Lanes);
        for (var i = 0; i < cell.Lanes.Count; i++)
        {
            var rounds = cell.Lanes[i].Rounds.Select(t => t.EventsPerSecond).OfType<double>().ToList();
            if (rounds.Count > 0)
                yield return new ThroughputBar(cell.Conditions, series[i], Medians.Of(rounds)!.Value, rounds);
        }
    }
}
