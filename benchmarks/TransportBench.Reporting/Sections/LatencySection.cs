using TransportBench.Experiments.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>Delivery latency of the streaming transports, a table and a curve per cell, and the ratios of all cells.</summary>
public static class LatencySection
{
    private const int Unfolded = 6;

    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var cells = ExperimentKinds.LatencyCells(results, e =>
            ExperimentKinds.IsTogether(results, e) && !ExperimentKinds.IsFloor(results, e) && !ExperimentKinds.IsPolling(results, e) && !ExperimentKinds.IsPayload(results, e));
        if (cells.Count == 0)
            yield break;
        yield return new Paragraph(
            "Delivery = received − intended send, the headline; transit = received − actual send; pacing lag = actual − intended send. A percentile with fewer than 100 samples beyond it in some round reads “too few”. Lanes of a cell ran at once, in shuffled slots under one pacer, and the ratio of p50 is the median ratio of the events of a group, so it need not be the quotient of two medians in the table; in cells called “alone” each lane had the machine for itself.")
        { Style = ParagraphStyle.Note };
        foreach (var experiment in cells.GroupBy(c => c.Experiment))
        {
            yield return new Heading(3, experiment.Key, "latency-" + Markup.Anchor(experiment.Key));
            foreach (var block in RatioFigures.Of(results, experiment.Key, c => c.Metric.StartsWith("delivery_latency", StringComparison.Ordinal)))
                yield return block;
            foreach (var block in experiment.SelectMany(c => CellBlocks(results, c)))
                yield return block;
        }
    }

    /// <summary>A cell's table, curve and comparisons.</summary>
    public static IEnumerable<Block> CellBlocks(RunResults results, TrialCell cell)
    {
        var comparisons = cell.Comparisons(results).ToList();
        yield return new Heading(4, cell.Conditions, Markup.Anchor($"{cell.Experiment}-{cell.Conditions}"));
        yield return LatencyTable.Of(cell, comparisons);
        yield return Curve(cell, comparisons);
        if (comparisons.Count is > 0 and <= Unfolded)
            yield return ComparisonTable.Of(comparisons, "Comparisons in this cell");
        else if (comparisons.Count > 0)
            yield return new Fold($"Comparisons in this cell: {comparisons.Count}", [ComparisonTable.Of(comparisons, cell.Conditions)]);
    }

    private static Block Curve(TrialCell cell, List<ComparisonRow> comparisons)
    {
        try
        {
            var series = Series.Of(cell.Lanes);
            var lanes = cell.Lanes
                .Select((l, i) => (Series: series[i], Histogram: LatencyHistogram.Of(l.Rounds.Select(t => t.DeliveryLatencyUs))))
                .Where(l => l.Histogram is not null).Select(l => (l.Series, Histogram: l.Histogram!)).ToList();
            return LatencyCurveChart.CanDraw(lanes)
                ? new Figure(Chart(cell, comparisons, lanes))
                : new Paragraph("No percentile curve: too few samples per round for a percentile beyond the 60th.") { Style = ParagraphStyle.Note };
        }
        catch (InvalidDataException e)
        {
            return new Paragraph($"No percentile curve: {e.Message}.") { Style = ParagraphStyle.Notice };
        }
    }

    private static Chart Chart(TrialCell cell, List<ComparisonRow> comparisons, List<(Series Series, LatencyHistogram Histogram)> lanes)
    {
        var (fewest, most) = (lanes.Min(l => l.Histogram.Rounds), lanes.Max(l => l.Histogram.Rounds));
        var (least, greatest) = (lanes.Min(l => l.Histogram.Count), lanes.Max(l => l.Histogram.Count));
        var events = least == greatest ? Numbers.Whole(least) : $"{Numbers.Whole(least)} to {Numbers.Whole(greatest)}";
        return new Chart
        {
            Name = "latency-" + Markup.Anchor($"{cell.Experiment}-{cell.Conditions}"),
            Title = $"Delivery latency: {cell.Conditions}",
            Interval = RoundInterval.InWords(fewest, most),
            Sample = $"{RoundInterval.Sample(fewest, most)}, {events} events per lane",
            Caption = Caption(cell, comparisons),
            Wide = LatencyCurveChart.Draw(Picture.Wide, lanes),
            Narrow = LatencyCurveChart.Draw(Picture.Narrow, lanes),
        };
    }

    private static string Caption(TrialCell cell, List<ComparisonRow> comparisons)
    {
        var ratios = comparisons.Where(c => c.Metric == "delivery_latency_p50_us" && c.Ratio is not null)
            .DistinctBy(c => (c.Candidate, c.Baseline))
            .Select(c => $"{LaneNames.Transport(c.Candidate)} ÷ {LaneNames.Transport(c.Baseline)} {ComparisonText.Ratio(c)}").Take(3).ToList();
        return $"Curve: median over rounds of each round's percentile ({cell.Experiment}), drawn as far as every round has 100 samples beyond. "
            + (ratios.Count == 0
                ? "Whiskers, in the legend's order, are of one lane by itself."
                : $"Whiskers, in the legend's order, are of one lane by itself; lanes compare by the ratio of p50, by the events of each group and paired by round [95 % interval]: {string.Join("; ", ratios)}.");
    }
}
