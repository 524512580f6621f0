
namespace TransportBench.Reporting.Charts;

/// <summary>Ratios with their 95 % intervals (a forest plot), the margin of equivalence as a band around 1.</summary>
public static class RatioChart
{
    private const int RowHeight = 24;
    private const double PerCharacter = 6.3;

    /// <summary>Draws the chart.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="caption">Interval and sample size.</param>
    /// <param name="rows">At least one; lines of a group stand together.</param>
    public static Chart Draw(string name, string title, string caption, IReadOnlyList<RatioRow> rows)
    {
        var groups = rows.GroupBy(r => r.Group).ToList();
        var height = 44 + (rows.Count + groups.Count) * RowHeight + 52;
        var left = Math.Min(330, 24 + Math.Max(rows.Max(r => r.Label.Length), rows.Max(r => r.Group.Length)) * PerCharacter);
        var right = Chart.Width - 16 - rows.Max(r => r.Text.Length) * PerCharacter;
        var area = new PlotArea(left, 36, right, height - 52);
        var x = new RatioScale(rows.Min(r => r.Low ?? r.Ratio), rows.Max(r => r.High ?? r.Ratio), area.Left, area.Right);
        var drawing = new Drawing();
        area.DrawX(drawing, x, "candidate ÷ baseline (log scale)");
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
                DrawRow(drawing, row, x, area.Right, y);
                y += RowHeight;
            }
        }

        return new Chart { Name = name, Title = title, Caption = caption, Height = height, Body = drawing.ToString() };
    }

    // Where margins differ, their bands lie over one another: the narrower, the darker.
    private static void DrawMargin(Drawing drawing, RatioScale x, PlotArea area, double margin)
    {
        var (from, to) = (x.At(1 - margin), x.At(1 + margin));
        drawing.Box("c-margin", from, area.Top, to - from, area.Bottom - area.Top);
    }

    private static void DrawRow(Drawing drawing, RatioRow row, RatioScale x, double right, double y)
    {
        var middle = y + RowHeight / 2.0;
        drawing.Text("c-label", 12, middle + 4, row.Label);
        drawing.Open("c-row " + Style(row.Decision));
        if (row is { Low: { } low, High: { } high })
        {
            drawing.Line("c-interval", x.At(low), middle, x.At(high), middle);
            drawing.Line("c-interval", x.At(low), middle - 4, x.At(low), middle + 4);
            drawing.Line("c-interval", x.At(high), middle - 4, x.At(high), middle + 4);
        }

        drawing.Dot("c-point", x.At(row.Ratio), middle, 4.5);
        drawing.Close();
        drawing.Text("c-figure", right + 14, middle + 4, row.Text);
    }

    private static string Style(string decision) => decision switch
    {
        "equivalent" => "d-equivalent",
        "slightly below" or "slightly above" => "d-slight",
        "below" or "above" => "d-relevant",
        _ => "d-open",
    };
}
