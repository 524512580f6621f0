using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Charts;

/// <summary>Saturated events per second: a bar for the median over rounds, a dot for every round.</summary>
public static class ThroughputChart
{
    private const int RowHeight = 24;
    private const int PerCharacter = 7;

    /// <summary>Draws the chart.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="caption">Interval and sample size.</param>
    /// <param name="bars">At least one; bars of a cell stand together.</param>
    public static Chart Draw(string name, string title, string caption, IReadOnlyList<ThroughputBar> bars)
    {
        var groups = bars.GroupBy(b => b.Group).ToList();
        var height = 44 + (bars.Count + groups.Count) * RowHeight + 52;
        var left = Math.Min(300, 24 + bars.Max(b => b.Series.Name.Length) * PerCharacter);
        var area = new PlotArea(left, 36, Chart.Width - 90, height - 52);
        var x = new LinearScale(bars.Max(b => b.Rounds.Append(b.Median).Max()), area.Left, area.Right);
        var drawing = new Drawing();
        area.DrawX(drawing, x, "events per second");
        var y = area.Top;
        foreach (var group in groups)
        {
            drawing.Text("c-group", 0, y + 17, group.Key);
            y += RowHeight;
            foreach (var bar in group)
            {
                DrawBar(drawing, bar, x, y);
                y += RowHeight;
            }
        }

        return new Chart { Name = name, Title = title, Caption = caption, Height = height, Body = drawing.ToString() };
    }

    private static void DrawBar(Drawing drawing, ThroughputBar bar, LinearScale x, double y)
    {
        var middle = y + RowHeight / 2.0;
        drawing.Text("c-label", 12, middle + 4, bar.Series.Name);
        drawing.Open(bar.Series.Style);
        drawing.Box("c-light", x.At(0), y + 4, x.At(bar.Median) - x.At(0), RowHeight - 8);
        drawing.Line("c-median", x.At(bar.Median), y + 3, x.At(bar.Median), y + RowHeight - 3);
        foreach (var round in bar.Rounds)
            drawing.Dot("c-dot", x.At(round), middle, 2.5);
        drawing.Close();
        drawing.Text("c-figure", x.At(Math.Max(bar.Median, bar.Rounds.Max())) + 10, middle + 4, Numbers.Significant(bar.Median));
    }
}
