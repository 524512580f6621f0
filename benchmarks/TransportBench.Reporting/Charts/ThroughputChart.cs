using TransportBench.Reporting.Data;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Charts;

/// <summary>Saturated events per second: a bar for the median over rounds, a dot for every round, a whisker for their interval.</summary>
public static class ThroughputChart
{
    private const int RowHeight = 24;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="bars">At least one; bars of a cell stand together.</param>
    public static Picture Draw(int width, IReadOnlyList<ThroughputBar> bars)
    {
        var groups = bars.GroupBy(b => b.Group).ToList();
        var names = 20 + bars.Max(b => TextWidth.Of(b.Series.Name));
        // Names that would take half the width stand above their bars.
        var above = names > width / 2 ? RowHeight - 6 : 0;
        var height = 6 + groups.Count * RowHeight + bars.Count * (RowHeight + above);
        var area = new PlotArea(above > 0 ? 12 : names, 6, width - 80, height);
        var x = new LinearScale(bars.Max(b => b.Rounds.Append(b.Median).Max()), area.Left, area.Right);
        var drawing = new Drawing(width);
        area.DrawX(drawing, x, "throughput, events per second");
        var y = area.Top;
        foreach (var group in groups)
        {
            drawing.Text("c-group", 0, y + 17, group.Key);
            y += RowHeight;
            foreach (var bar in group)
            {
                drawing.Text("c-label", 12, y + RowHeight / 2.0 + 4, bar.Series.Name);
                DrawBar(drawing, bar, x, y + above);
                y += RowHeight + above;
            }
        }

        return new Picture(width, height + 46, drawing.ToString());
    }

    private static void DrawBar(Drawing drawing, ThroughputBar bar, LinearScale x, double y)
    {
        var middle = y + RowHeight / 2.0;
        drawing.Open(bar.Series.Style);
        drawing.Box("c-light", x.At(0), y + 4, x.At(bar.Median) - x.At(0), RowHeight - 8);
        drawing.Line("c-median", x.At(bar.Median), y + 3, x.At(bar.Median), y + RowHeight - 3);
        foreach (var round in bar.Rounds)
            drawing.Dot("c-dot", x.At(round), middle + 5, 2);
        drawing.Close();
        var (low, high) = RoundInterval.Of(bar.Rounds);
        if (bar.Rounds.Count > 1)
            drawing.IntervalAcross("c-spread", x.At(low), x.At(high), middle - 2);
        drawing.Text("c-figure", x.At(bar.Rounds.Append(high).Max()) + 10, middle + 4, Numbers.Significant(bar.Median));
    }
}
