using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Charts;

/// <summary>Bytes per event beside the payload: a group per size, a bar per lane, framing and chunking stacked. The payload itself would hide both.</summary>
public static class OverheadChart
{
    private const int Height = 380;

    /// <summary>Draws the chart.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="caption">Conditions and sample size.</param>
    /// <param name="bars">At least one.</param>
    public static Chart Draw(string name, string title, string caption, IReadOnlyList<OverheadBar> bars)
    {
        var drawing = new Drawing();
        var legend = Legend.Draw(drawing, bars.Select(b => b.Series).Distinct(), 46, (d, x, y) => d.Box("c-solid", x - 8, y - 6, 16, 12));
        var area = new PlotArea(44, legend + 42, Chart.Width - 8, Height - 48);
        var y = new LinearScale(bars.Max(b => b.Framing + b.Chunking) * 1.08, area.Bottom, area.Top);
        area.DrawY(drawing, y, "bytes per event beside the payload: framing (solid), chunk framing (light)");
        var sizes = bars.GroupBy(b => b.SizeBytes).OrderBy(g => g.Key).ToList();
        var width = (area.Right - area.Left) / sizes.Count;
        for (var i = 0; i < sizes.Count; i++)
            DrawGroup(drawing, area, y, [.. sizes[i]], area.Left + i * width, width);
        drawing.Line("c-axis", area.Left, area.Bottom, area.Right, area.Bottom);
        drawing.Text("c-name", (area.Left + area.Right) / 2, area.Bottom + 38, "payload, bytes", "middle");
        return new Chart { Name = name, Title = title, Caption = caption, Height = Height, Body = drawing.ToString() };
    }

    private static void DrawGroup(Drawing drawing, PlotArea area, LinearScale y, List<OverheadBar> bars, double left, double width)
    {
        var bar = Math.Min(44, width * 0.76 / bars.Count);
        var x = left + (width - bar * bars.Count) / 2;
        foreach (var b in bars)
        {
            var (floor, middle, top) = (y.At(0), y.At(b.Framing), y.At(b.Framing + b.Chunking));
            drawing.Open(b.Series.Style);
            drawing.Box("c-solid", x + 1, middle, bar - 2, floor - middle);
            if (b.Chunking > 0)
                drawing.Box("c-light", x + 1, top, bar - 2, middle - top);
            drawing.Close();
            drawing.Text("c-value", x + bar / 2, top - 5, Numbers.Exact(Math.Round(b.Framing + b.Chunking, 1)), "middle");
            x += bar;
        }

        drawing.Text("c-tick", left + width / 2, area.Bottom + 17, Numbers.Whole(bars[0].SizeBytes), "middle");
    }
}
