namespace TransportBench.Reporting.Charts;

/// <summary>Names of the series in one line above the plot.</summary>
public static class Legend
{
    /// <summary>Draws entries from left to right, on a new line where the width ends.</summary>
    /// <param name="drawing">Where to draw.</param>
    /// <param name="entries">The series.</param>
    /// <param name="top">Baseline of the first line.</param>
    /// <param name="mark">Draws the sample, 22 pixels wide, around a point.</param>
    /// <returns>The baseline of the last line.</returns>
    public static double Draw(Drawing drawing, IEnumerable<Series> entries, double top, Action<Drawing, double, double> mark)
    {
        var x = 0.0;
        foreach (var entry in entries)
        {
            var width = 30 + TextWidth.Of(entry.Name) + 18;
            if (x > 0 && x + width - 18 > drawing.Width)
                (x, top) = (0, top + 20);
            drawing.Open(entry.Style);
            mark(drawing, x + 11, top - 4);
            drawing.Close();
            drawing.Text("c-label", x + 30, top, entry.Name);
            x += width;
        }

        return top;
    }
}
