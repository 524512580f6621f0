using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Charts;

/// <summary>Bytes per event beside the payload: a group per size, a bar per lane, framing and chunking stacked. The payload itself would hide both.</summary>
/// <remarks>Bars stand upright where there is room, and lie where there is not.</remarks>
public static class OverheadChart
{
    private const string Axis = "bytes per event: framing (solid), chunking (light)";
    private const int RowHeight = 20;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="bars">At least one.</param>
    public static Picture Draw(int width, IReadOnlyList<OverheadBar> bars)
    {
        var sizes = bars.GroupBy(b => b.SizeBytes).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        return width < Picture.Wide ? Lying(width, sizes) : Upright(width, sizes);
    }

    private static double Total(OverheadBar bar) => bar.Framing + bar.Chunking;

    private static string Figure(OverheadBar bar) => Numbers.Exact(Math.Round(Total(bar), 1));

    private static Picture Upright(int width, List<List<OverheadBar>> sizes)
    {
        var drawing = new Drawing(width);
        var legend = Legend.Draw(drawing, sizes.SelectMany(s => s).Select(b => b.Series).Distinct(), 14, (d, x, y) => d.Box("c-solid", x - 8, y - 6, 16, 12));
        var area = new PlotArea(44, legend + 40, width - 8, legend + 290);
        var y = new LinearScale(sizes.SelectMany(s => s).Max(Total) * 1.08, area.Bottom, area.Top);
        area.DrawY(drawing, y, Axis);
        var across = (area.Right - area.Left) / sizes.Count;
        for (var i = 0; i < sizes.Count; i++)
            DrawGroup(drawing, area, y, sizes[i], area.Left + i * across, across);
        area.NameX(drawing, "payload, bytes");
        return new Picture(width, (int)area.Bottom + 46, drawing.ToString());
    }

    private static void DrawGroup(Drawing drawing, PlotArea area, LinearScale y, List<OverheadBar> bars, double left, double across)
    {
        var bar = Math.Min(44, across * 0.76 / bars.Count);
        var x = left + (across - bar * bars.Count) / 2;
        foreach (var b in bars)
        {
            var (floor, middle, top) = (y.At(0), y.At(b.Framing), y.At(Total(b)));
            drawing.Open(b.Series.Style);
            drawing.Box("c-solid", x + 1, middle, bar - 2, floor - middle);
            if (b.Chunking > 0)
                drawing.Box("c-light", x + 1, top, bar - 2, middle - top);
            drawing.Close();
            drawing.Text("c-value", x + bar / 2, top - 5, Figure(b), "middle");
            x += bar;
        }

        drawing.Text("c-tick", left + across / 2, area.Bottom + 17, Numbers.Whole(bars[0].SizeBytes), "middle");
    }

    private static Picture Lying(int width, List<List<OverheadBar>> sizes)
    {
        var drawing = new Drawing(width);
        var names = 20 + sizes.SelectMany(s => s).Max(b => TextWidth.Of(b.Series.Name));
        var height = 6 + sizes.Sum(s => (s.Count + 1) * RowHeight);
        var area = new PlotArea(Math.Min(names, width * 0.6), 6, width - 40, height);
        var x = new LinearScale(sizes.SelectMany(s => s).Max(Total), area.Left, area.Right);
        area.DrawX(drawing, x, Axis);
        var y = area.Top;
        foreach (var size in sizes)
        {
            drawing.Text("c-group", 0, y + 15, $"payload {Numbers.Whole(size[0].SizeBytes)} bytes");
            foreach (var bar in size)
            {
                y += RowHeight;
                DrawRow(drawing, bar, x, y);
            }

            y += RowHeight;
        }

        return new Picture(width, height + 46, drawing.ToString());
    }

    private static void DrawRow(Drawing drawing, OverheadBar bar, LinearScale x, double y)
    {
        var (start, middle, end) = (x.At(0), x.At(bar.Framing), x.At(Total(bar)));
        drawing.Text("c-label", 12, y + 14, bar.Series.Name);
        drawing.Open(bar.Series.Style);
        drawing.Box("c-solid", start, y + 3, middle - start, RowHeight - 6);
        if (bar.Chunking > 0)
            drawing.Box("c-light", middle, y + 3, end - middle, RowHeight - 6);
        drawing.Close();
        drawing.Text("c-value", end + 6, y + 14, Figure(bar));
    }
}
