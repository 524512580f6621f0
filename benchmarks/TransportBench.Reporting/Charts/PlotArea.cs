namespace TransportBench.Reporting.Charts;

/// <summary>The rectangle in which data are drawn, and the axes around it.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Bottom">Its lower edge.</param>
public sealed record PlotArea(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Vertical marks with labels below, and the axis's name with its unit under them. A label that would run into the one before it is left out.</summary>
    public void DrawX(Drawing drawing, IScale scale, string name)
    {
        var free = double.NegativeInfinity;
        foreach (var tick in scale.Ticks)
        {
            var (x, half) = (scale.At(tick.Value), TextWidth.Of(tick.Label) / 2);
            drawing.Line("c-grid", x, Top, x, Bottom);
            if (x - half < free)
                continue;
            drawing.Text("c-tick", Math.Min(x, drawing.Width - half), Bottom + 17, tick.Label, "middle");
            free = x + half + 6;
        }

        NameX(drawing, name);
    }

    /// <summary>The horizontal axis with its name under it: in the middle, as far as it fits there.</summary>
    public void NameX(Drawing drawing, string name)
    {
        var half = TextWidth.Of(name) / 2;
        drawing.Line("c-axis", Left, Bottom, Right, Bottom);
        drawing.Text("c-name", Math.Max(half, Math.Min((Left + Right) / 2, drawing.Width - half)), Bottom + 38, name, "middle");
    }

    /// <summary>Horizontal marks with labels to the left, and the axis's name with its unit above them.</summary>
    public void DrawY(Drawing drawing, IScale scale, string name)
    {
        foreach (var tick in scale.Ticks)
        {
            var y = scale.At(tick.Value);
            drawing.Line("c-grid", Left, y, Right, y);
            drawing.Text("c-tick", Left - 8, y + 4, tick.Label, "end");
        }

        drawing.Text("c-name", 0, Top - 12, name);
    }
}
