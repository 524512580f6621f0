using TransportBench.Reporting.Data;

namespace TransportBench.Reporting.Charts;

/// <summary>Delivery latency by percentile: a curve per lane, the median over rounds, with the rounds' interval at every marked percentile.</summary>
public static class LatencyCurveChart
{
    private const int PointsPerCurve = 60;
    private const double Apart = 6;

    /// <summary>Whether some percentile beyond the 60th has enough samples in every round; else there is nothing to draw.</summary>
    public static bool CanDraw(IReadOnlyList<(Series Series, LatencyHistogram Histogram)> lanes) => lanes.Count > 0 && Highest(lanes) >= 0.6;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="lanes">The lanes with their histograms, fit for <see cref="CanDraw"/>.</param>
    public static Picture Draw(int width, IReadOnlyList<(Series Series, LatencyHistogram Histogram)> lanes)
    {
        var highest = Highest(lanes);
        var drawing = new Drawing(width);
        var legend = Legend.Draw(drawing, lanes.Select(l => l.Series), 14, (d, x, y) => d.Line("c-curve", x - 11, y, x + 11, y));
        var (top, bottom) = (legend + 40, legend + (width == Picture.Wide ? 340 : 290));
        var y = new LogScale(lanes.Min(l => l.Histogram.Interval(0.5).Low), lanes.Max(l => l.Histogram.Interval(highest).High), bottom, top);
        var area = new PlotArea(14 + TextWidth.Of(y.Ticks.MaxBy(t => t.Label.Length)!.Label), top, width - 8, bottom);
        // Room for the whiskers of all lanes beside the first and the last percentile.
        var room = lanes.Count * Apart / 2 + 6;
        var x = new TailScale(highest, area.Left + room, area.Right - room);
        area.DrawY(drawing, y, "delivery latency, µs (log scale)");
        area.DrawX(drawing, x, "percentile, % (log scale of the rest)");
        var quantiles = x.Spread(PointsPerCurve).ToList();
        for (var i = 0; i < lanes.Count; i++)
        {
            var (series, histogram) = lanes[i];
            drawing.Open(series.Style);
            drawing.Curve("c-curve", quantiles.Select(q => (x.At(q), y.At(histogram.At(q)))));
            if (histogram.Rounds > 1)
                DrawWhiskers(drawing, histogram, x, y, (i - (lanes.Count - 1) / 2.0) * Apart);
            drawing.Close();
        }

        return new Picture(width, (int)bottom + 46, drawing.ToString());
    }

    private static double Highest(IReadOnlyList<(Series Series, LatencyHistogram Histogram)> lanes) => lanes.Min(l => l.Histogram.HighestQuantile);

    private static void DrawWhiskers(Drawing drawing, LatencyHistogram histogram, TailScale x, LogScale y, double aside)
    {
        foreach (var mark in x.Ticks)
        {
            var (low, high) = histogram.Interval(mark.Value);
            drawing.IntervalUpright("c-whisker", x.At(mark.Value) + aside, y.At(low), y.At(high));
        }
    }
}
