using TransportBench.Experiments.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Data;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Sections;

/// <summary>Forest plots of an experiment's tested comparisons.</summary>
public static class RatioFigures
{
    private const int RowsPerChart = 32;

    /// <summary>One chart, or several where there are more comparisons than fit; none where nothing was tested.</summary>
    /// <param name="results">The run.</param>
    /// <param name="experiment">ID of the experiment.</param>
    /// <param name="where">Which of its comparisons.</param>
    public static IEnumerable<Block> Of(RunResults results, string experiment, Func<ComparisonRow, bool> where)
    {
        var rows = results.Comparisons
            .Where(c => c.Experiment == experiment && !c.SameLane && c.P is not null && c.Ratio > 0 && where(c))
            .OrderBy(c => LaneNames.Rank(c.Baseline) < LaneNames.Rank(c.Candidate) ? 0 : 1).ThenBy(c => c.Claim is null ? 1 : 0)
            .DistinctBy(c => (c.Metric, c.Conditions, Pair(c))).ToList();
        var order = TrialCell.Of(results, t => t.Experiment == experiment).Select(c => c.Conditions).ToList();
        var cells = Charts(rows.GroupBy(r => r.Conditions).OrderBy(g => order.IndexOf(g.Key)));
        for (var i = 0; i < cells.Count; i++)
        {
            var number = cells.Count == 1 ? "" : $" ({i + 1} of {cells.Count})";
            yield return new Figure(Chart(experiment + number, cells[i]));
        }
    }

    private static Chart Chart(string what, List<ComparisonRow> comparisons)
    {
        var rows = comparisons.GroupBy(c => c.Conditions).SelectMany(Rows).ToList();
        return new Chart
        {
            Name = "ratios-" + Markup.Anchor(what),
            Title = $"Ratios with 95 % intervals: {what}",
            Interval = rows.TrueForAll(r => r.Low is null) ? "No interval: too few rounds" : "Line: 95 % interval over rounds, paired by round",
            Sample = RoundInterval.Sample(comparisons.Min(c => c.Rounds), comparisons.Max(c => c.Rounds)),
            Caption = Caption(comparisons),
            Wide = RatioChart.Draw(Picture.Wide, rows),
            Narrow = RatioChart.Draw(Picture.Narrow, rows),
        };
    }

    // A pair may be compared both ways; one line shows it.
    private static (string, string) Pair(ComparisonRow row) =>
        string.CompareOrdinal(row.Candidate, row.Baseline) < 0 ? (row.Candidate, row.Baseline) : (row.Baseline, row.Candidate);

    // A cell is not torn apart, unless it fills a chart by itself.
    private static List<List<ComparisonRow>> Charts(IEnumerable<IEnumerable<ComparisonRow>> cells)
    {
        List<List<ComparisonRow>> charts = [];
        foreach (var part in cells.SelectMany(c => c.Chunk(RowsPerChart)))
        {
            if (charts.Count == 0 || charts[^1].Count + part.Length > RowsPerChart)
                charts.Add([]);
            charts[^1].AddRange(part);
        }

        return charts;
    }

    private static IEnumerable<RatioRow> Rows(IEnumerable<ComparisonRow> cell)
    {
        var rows = cell.OrderBy(r => r.Metric, StringComparer.Ordinal).ThenBy(r => LaneNames.Rank(r.Candidate)).ThenBy(r => LaneNames.Rank(r.Baseline)).ToList();
        var names = new LaneNames(rows.SelectMany(r => new[] { r.Candidate, r.Baseline }));
        return rows.Select(r => Row(r, names));
    }

    private static RatioRow Row(ComparisonRow row, LaneNames names) => new(
        row.Conditions, $"{names[row.Candidate]} ÷ {names[row.Baseline]}, {Short(row.Metric)}", row.Ratio!.Value, Positive(row.Low), Positive(row.High), row.Margin,
        row.Decision, ComparisonText.Ratio(row));

    private static double? Positive(double? ratio) => ratio > 0 ? ratio : null;

    private static string Short(string metric) => (metric == "events_per_second" ? "events/s" : Metric.Parse(metric).Words).Replace("delivery latency ", "delivery ", StringComparison.Ordinal)
        .Replace("transit time ", "transit ", StringComparison.Ordinal);

    private static string Caption(List<ComparisonRow> rows)
    {
        var margins = string.Join(", ", rows.Select(r => r.Margin).Distinct().Order().Select(m => "±" + Numbers.Percent(m)));
        return $"Dot: Hodges–Lehmann estimate; band: margin of equivalence, {margins}. Filled: decided; a hollow dot is undecided. Left of 1 the candidate's figure is the smaller."
            + (rows.Exists(r => r.Low is null) ? " Where there is no line, the rounds are too few for an interval." : "");
    }
}
