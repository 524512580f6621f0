using System.Text;
using TransportBench.Reporting.Charts;

namespace TransportBench.Reporting.Rendering;

/// <summary>A chart in HTML: title, interval and sample size as text, which wraps, and both drawings, of which the style sheet shows the one that fits.</summary>
public static class HtmlFigure
{
    /// <summary>Writes the figure.</summary>
    public static void Write(StringBuilder html, Chart chart)
    {
        html.Append("<figure>\n<p class=\"chart-title\">").Append(Markup.Prose(chart.Title)).Append("</p>\n<p class=\"statement\">")
            .Append(Markup.Prose(chart.Statement)).Append("</p>\n");
        Drawing(html, "scroll wide", chart.Title, ChartFile.Inline(chart));
        Drawing(html, "scroll narrow", chart.Title, ChartFile.InlineNarrow(chart));
        html.Append("<figcaption>").Append(Markup.Prose(chart.Caption)).Append("</figcaption>\n</figure>\n");
    }

    private static void Drawing(StringBuilder html, string style, string title, string svg) => html
        .Append("<div class=\"").Append(style).Append("\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(Markup.Escape(title)).Append("\">\n").Append(svg).Append("</div>\n");
}
