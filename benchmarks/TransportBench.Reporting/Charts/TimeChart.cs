namespace TransportBench.Reporting.Charts;

/// <summary>Figures over the seconds of a load test.</summary>
public static class TimeChart
{
    private const int PlotHeight = 220;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="curves">At least one, each with a point.</param>
    /// <param name="name">What the vertical axis shows, with its unit.</param>
    /// <param name="isLogarithmic">Whether it is logarithmic, for latencies: then every value is above 0.</param>
    public static Picture Draw(int width, IReadOnlyList<TimeCurve> curves, string name, bool isLogarithmic = false)
    {
        var drawing = new Drawing(width);
        var legend = Legend.Draw(drawing, curves.Select(c => c.Series), 14, (d, x, y) => d.Line("c-curve", x - 11, y, x + 11, y));
        var (top, bottom) = (legend + 40, legend + 40 + PlotHeight);
        var values = curves.SelectMany(c => c.Points.Select(p => p.Value)).ToList();
        IScale y = isLogarithmic ? new LogScale(values.Min(), values.Max(), bottom, top) : new LinearScale(values.Max(), bottom, top);
        var area = new PlotArea(14 + TextWidth.Of(y.Ticks.MaxBy(t => t.Label.Length)!.Label), top, width - 8, bottom);
        var x = new LinearScale(curves.Max(c => c.Points[^1].Seconds), area.Left, area.Right);
        area.DrawY(drawing, y, name + (isLogarithmic ? " (log scale)" : ""));
        area.DrawX(drawing, x, "time since the begin, s");
        foreach (var curve in curves)
        {
            drawing.Open(curve.Series.Style);
            drawing.Curve("c-curve", curve.Points.Select(p => (x.At(p.Seconds), y.At(p.Value))));
            drawing.Close();
        }

        return new Picture(width, (int)bottom + 46, drawing.ToString());
    }
}
