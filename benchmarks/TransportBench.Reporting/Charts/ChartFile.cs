using System.Text;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Charts;

/// <summary>Writes a chart as SVG: a root element with a name and a description for those who cannot see it.</summary>
public static class ChartFile
{
    /// <summary>The chart for a page that has <see cref="Style"/> already.</summary>
    public static string Inline(Chart chart) => Write(chart, "");

    /// <summary>The chart as a file of its own, colours for light and dark included.</summary>
    public static string Standalone(Chart chart) => Write(chart, $"<style>{Style}</style>\n");

    /// <summary>The style of every chart.</summary>
    public static string Style { get; } = Resources.Text("chart.css");

    private static string Write(Chart chart, string style) => new StringBuilder()
        .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ").Append(Chart.Width).Append(' ').Append(chart.Height)
        .Append("\" width=\"").Append(Chart.Width).Append("\" height=\"").Append(chart.Height)
        .Append("\" role=\"img\" aria-labelledby=\"").Append(chart.Name).Append("-title ").Append(chart.Name).Append("-desc\">\n")
        .Append("<title id=\"").Append(chart.Name).Append("-title\">").Append(Markup.Escape(chart.Title)).Append("</title>\n")
        .Append("<desc id=\"").Append(chart.Name).Append("-desc\">").Append(Markup.Escape(chart.Caption)).Append("</desc>\n")
        .Append(style)
        .Append("<rect class=\"c-ground\" width=\"100%\" height=\"100%\"/>\n")
        .Append("<text class=\"c-title\" x=\"0\" y=\"18\">").Append(Markup.Escape(chart.Title)).Append("</text>\n")
        .Append(chart.Body)
        .Append("</svg>\n")
        .ToString();
}
