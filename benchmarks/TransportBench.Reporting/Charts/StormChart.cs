namespace TransportBench.Reporting.Charts;

/// <summary>Connections per second over time, a stepped curve per cell.</summary>
public static class StormChart
{
    private const int PlotHeight = 240;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="curves">At least one, each with a point.</param>
    public static Picture Draw(int width, IReadOnlyList<StormCurve> curves)
    {
        var drawing = new Drawing(width);
        var legend = Legend.Draw(drawing, curves.Select(c => c.Series), 14, (d, x, y) => d.Line("c-curve", x - 11, y, x + 11, y));
        var (top, bottom) = (legend + 40, legend + 40 + PlotHeight);
        var y = new LinearScale(curves.Max(c => c.Points.Max(p => p.PerSecond)), bottom, top);
        var area = new PlotArea(14 + TextWidth.Of(y.Ticks.MaxBy(t => t.Label.Length)!.Label), top, width - 8, bottom);
        var x = new LinearScale(curves.Max(c => c.Points[^1].Seconds) + 0.25, area.Left, area.Right);
        area.DrawY(drawing, y, "connections accepted per second");
        area.DrawX(drawing, x, "time since the server was killed, s");
        foreach (var curve in curves)
        {
            drawing.Open(curve.Series.Style);
            drawing.Curve("c-curve", Steps(curve).Select(p => (x.At(p.Seconds), y.At(p.PerSecond))));
            drawing.Close();
        }

        return new Picture(width, (int)bottom + 46, drawing.ToString());
    }

    private static IEnumerable<(double Seconds, double PerSecond)> Steps(StormCurve curve)
    {
        var previous = 0.0;
        foreach (var (seconds, perSecond) in curve.Points)
        {
            yield return (seconds, previous);
            yield return (seconds, perSecond);
            previous = perSecond;
        }
    }
}
