using TransportBench.Reporting.Data;

namespace TransportBench.Reporting.Charts;

/// <summary>Delivery latency by percentile: a curve per lane over the merged rounds, a band from the lowest to the highest round.</summary>
public static class LatencyCurveChart
{
    private const int Height = 420;
    private const int PointsPerCurve = 60;

    /// <summary>Draws the chart.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="caption">Conditions, interval and sample size.</param>
    /// <param name="lanes">The lanes with their histograms.</param>
    /// <returns><see langword="null"/> where a round has so few samples that nothing beyond the median can be drawn.</returns>
    public static Chart? Draw(string name, string title, string caption, IReadOnlyList<(Series Series, LatencyHistogram Histogram)> lanes)
    {
        var highest = lanes.Count == 0 ? 0 : lanes.Min(l => l.Histogram.HighestQuantile);
        if (highest < 0.6)
            return null;
        var drawing = new Drawing();
        var legend = Legend.Draw(drawing, lanes.Select(l => l.Series), 46, (d, x, y) => d.Line("c-curve", x - 11, y, x + 11, y));
        var low = lanes.Min(l => l.Histogram.Range(0.5).Low);
        var high = lanes.Max(l => l.Histogram.Range(highest).High);
        var (top, bottom) = (legend + 42, Height - 48.0);
        var y = new LogScale(low, high, bottom, top);
        var area = new PlotArea(14 + y.Ticks.Max(t => t.Label.Length) * 7, top, Chart.Width - 16, bottom);
        var x = new TailScale(highest, area.Left, area.Right);
        area.DrawY(drawing, y, "delivery latency, µs (log scale)");
        area.DrawX(drawing, x, "percentile, % (log scale of what lies beyond)");
        var quantiles = x.Spread(PointsPerCurve).ToList();
        foreach (var (series, histogram) in lanes)
            DrawBand(drawing, series, histogram, quantiles, x, y);
        foreach (var (series, histogram) in lanes)
            DrawCurve(drawing, series, histogram, quantiles, x, y);
        return new Chart { Name = name, Title = title, Caption = caption, Height = Height, Body = drawing.ToString() };
    }

    private static void DrawBand(Drawing drawing, Series series, LatencyHistogram histogram, List<double> quantiles, TailScale x, LogScale y)
    {
        if (histogram.Rounds < 2)
            return;
        var ranges = quantiles.ConvertAll(q => (X: x.At(q), Range: histogram.Range(q)));
        drawing.Open(series.Style);
        drawing.Area("c-band", ranges.Select(r => (r.X, y.At(r.Range.High))).Concat(ranges.AsEnumerable().Reverse().Select(r => (r.X, y.At(r.Range.Low)))));
        drawing.Close();
    }

    private static void DrawCurve(Drawing drawing, Series series, LatencyHistogram histogram, List<double> quantiles, TailScale x, LogScale y)
    {
        drawing.Open(series.Style);
        drawing.Curve("c-curve", quantiles.Select(q => (x.At(q), y.At(histogram.At(q)))));
        drawing.Close();
    }
}
