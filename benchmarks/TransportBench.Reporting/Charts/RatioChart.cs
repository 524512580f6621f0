namespace TransportBench.Reporting.Charts;

/// <summary>Ratios with their 95 % intervals (a forest plot), the margin of equivalence as a band around 1.</summary>
public static class RatioChart
{
    private const int RowHeight = 24;
    private const int NarrowRowHeight = 40;

    /// <summary>Draws the chart.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="rows">At least one; lines of a group stand together.</param>
    public static Picture Draw(int width, IReadOnlyList<RatioRow> rows)
    {
        var narrow = width < Picture.Wide;
        var groups = rows.GroupBy(r => r.Group).ToList();
        var height = 6 + groups.Count * RowHeight + rows.Count * (narrow ? NarrowRowHeight : RowHeight);
        var area = new PlotArea(Left(rows, narrow), 6, width - 8 - (narrow ? 0 : rows.Max(r => TextWidth.Of(Figures(r)))), height);
        var x = new RatioScale(rows.Min(r => r.Low ?? r.Ratio), rows.Max(r => r.High ?? r.Ratio), area.Left, area.Right);
        var drawing = new Drawing(width);
        area.DrawX(drawing, x, "ratio candidate ÷ baseline, no unit (log scale)");
        foreach (var margin in rows.Select(r => r.Margin).Distinct())
            DrawMargin(drawing, x, area, margin);
        drawing.Line("c-one", x.At(1), area.Top, x.At(1), area.Bottom);
        var y = area.Top;
        foreach (var group in groups)
        {
            drawing.Text("c-group", 0, y + 17, group.Key);
            y += RowHeight;
            foreach (var row in group)
            {
                if (narrow)
                    DrawNarrow(drawing, row, x, y);
                else
                    DrawWide(drawing, row, x, area.Right, y);
                y += narrow ? NarrowRowHeight : RowHeight;
            }
        }

        return new Picture(width, height + 46, drawing.ToString());
    }

    private static double Left(IReadOnlyList<RatioRow> rows, bool narrow) => narrow
        ? 24 + rows.Max(r => TextWidth.Of(r.Figures))
        : Math.Min(330, 24 + rows.Max(r => Math.Max(TextWidth.Of(r.Label), TextWidth.Of(r.Group))));

    // Where margins differ, their bands lie over one another: the narrower, the darker.
    private static void DrawMargin(Drawing drawing, RatioScale x, PlotArea area, double margin)
    {
        var (from, to) = (x.At(1 - margin), x.At(1 + margin));
        drawing.Box("c-margin", from, area.Top, to - from, area.Bottom - area.Top);
    }

    private static void DrawWide(Drawing drawing, RatioRow row, RatioScale x, double right, double y)
    {
        var middle = y + RowHeight / 2.0;
        drawing.Text("c-label", 12, middle + 4, row.Label);
        DrawInterval(drawing, row, x, middle);
        drawing.Text("c-figure", right + 8, middle + 4, Figures(row));
    }

    // Two lines: what is compared and the decision; the figures and the interval.
    private static void DrawNarrow(Drawing drawing, RatioRow row, RatioScale x, double y)
    {
        drawing.Text("c-label", 12, y + 14, row.Label);
        if (20 + TextWidth.Of(row.Label) + TextWidth.Of(row.Decision) < drawing.Width)
            drawing.Text("c-figure", drawing.Width, y + 14, row.Decision, "end");
        drawing.Text("c-figure", 12, y + 30, row.Figures);
        DrawInterval(drawing, row, x, y + 26);
    }

    private static void DrawInterval(Drawing drawing, RatioRow row, RatioScale x, double middle)
    {
        drawing.Open("c-row " + Style(row.Decision));
        if (row is { Low: { } low, High: { } high })
            drawing.IntervalAcross("c-interval", x.At(low), x.At(high), middle);
        drawing.Dot("c-point", x.At(row.Ratio), middle, 4.5);
        drawing.Close();
    }

    private static string Figures(RatioRow row) => $"{row.Figures} {row.Decision}";

    private static string Style(string decision) => decision switch
    {
        "equivalent" => "d-equivalent",
        "slightly below" or "slightly above" => "d-slight",
        "below" or "above" => "d-relevant",
        _ => "d-open",
    };
}
