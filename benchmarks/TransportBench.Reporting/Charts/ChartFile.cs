using System.Text;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Charts;

/// <summary>Writes a chart as SVG: a root element with a name and a description for those who cannot see it.</summary>
public static class ChartFile
{
    private const int LineHeight = 17;

    /// <summary>The style of every chart.</summary>
    public static string Style { get; } = Resources.Text("chart.css");

    /// <summary>The wide drawing for a page that has <see cref="Style"/> already and prints the title itself.</summary>
    public static string Inline(Chart chart) => Write(chart, chart.Wide, chart.Name, 0, "", chart.Wide.Body);

    /// <summary>The narrow drawing for such a page.</summary>
    public static string InlineNarrow(Chart chart) => Write(chart, chart.Narrow, chart.Name + "--narrow", 0, "", chart.Narrow.Body);

    /// <summary>The chart as a file of its own: colours for light and dark, title, interval and sample size included.</summary>
    public static string Standalone(Chart chart)
    {
        var lines = TextWidth.Wrap(chart.Statement, chart.Wide.Width);
        var header = 30 + lines.Count * LineHeight;
        var drawing = new Drawing(chart.Wide.Width);
        drawing.Text("c-title", 0, 18, chart.Title);
        for (var i = 0; i < lines.Count; i++)
            drawing.Text("c-statement", 0, 39 + i * LineHeight, lines[i]);
        return Write(chart, chart.Wide, chart.Name, header, $"<style>{Style}</style>\n", $"{drawing}<g transform=\"translate(0 {header})\">\n{chart.Wide.Body}</g>\n");
    }

    private static string Write(Chart chart, Picture picture, string id, int header, string style, string body) => new StringBuilder()
        .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ").Append(picture.Width).Append(' ').Append(picture.Height + header)
        .Append("\" width=\"").Append(picture.Width).Append("\" height=\"").Append(picture.Height + header)
        .Append("\" role=\"img\" aria-labelledby=\"").Append(id).Append("-title ").Append(id).Append("-desc\">\n")
        .Append("<title id=\"").Append(id).Append("-title\">").Append(Markup.Escape(chart.Title)).Append("</title>\n")
        .Append("<desc id=\"").Append(id).Append("-desc\">").Append(Markup.Escape($"{chart.Statement} {chart.Caption}")).Append("</desc>\n")
        .Append(style)
        .Append("<rect class=\"c-ground\" width=\"100%\" height=\"100%\"/>\n")
        .Append(body)
        .Append("</svg>\n")
        .ToString();
}
