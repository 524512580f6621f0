using System.Globalization;
using System.Text;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Charts;

/// <summary>Collects SVG elements. Coordinates are CSS pixels from the top left; a tenth of a pixel is the finest.</summary>
/// <remarks>Not thread-safe. Classes come from chart.css; text is escaped here and nowhere else.</remarks>
/// <param name="width">Width of the whole drawing.</param>
public sealed class Drawing(double width)
{
    private readonly StringBuilder _elements = new();

    /// <summary>Width of the whole drawing.</summary>
    public double Width => width;

    /// <summary>A straight line.</summary>
    public void Line(string style, double x1, double y1, double x2, double y2) => Add(
        $"<line class=\"{style}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>");

    /// <summary>A rectangle.</summary>
    public void Box(string style, double x, double y, double across, double height) => Add(
        $"<rect class=\"{style}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, across))}\" height=\"{N(Math.Max(0, height))}\"/>");

    /// <summary>A dot.</summary>
    public void Dot(string style, double x, double y, double radius) => Add(
        $"<circle class=\"{style}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"/>");

    /// <summary>Text whose <paramref name="anchor"/> (<c>start</c>, <c>middle</c>, <c>end</c>) lies at the point.</summary>
    public void Text(string style, double x, double y, string text, string anchor = "start") => Add(
        $"<text class=\"{style}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{Markup.Escape(text)}</text>");

    /// <summary>An open line through points.</summary>
    public void Curve(string style, IEnumerable<(double X, double Y)> points) => Add(
        $"<polyline class=\"{style}\" points=\"{Points(points)}\"/>");

    /// <summary>A horizontal interval with a stroke at either end.</summary>
    public void IntervalAcross(string style, double low, double high, double y)
    {
        Line(style, low, y, high, y);
        Line(style, low, y - 4, low, y + 4);
        Line(style, high, y - 4, high, y + 4);
    }

    /// <summary>A vertical interval with a stroke at either end.</summary>
    public void IntervalUpright(string style, double x, double low, double high)
    {
        Line(style, x, low, x, high);
        Line(style, x - 3, low, x + 3, low);
        Line(style, x - 3, high, x + 3, high);
    }

    /// <summary>Opens a group; what is drawn until <see cref="Close"/> shares its class.</summary>
    public void Open(string style) => Add($"<g class=\"{style}\">");

    /// <summary>Closes the group opened last.</summary>
    public void Close() => Add("</g>");

    /// <summary>The elements so far.</summary>
    public override string ToString() => _elements.ToString();

    private void Add(string element) => _elements.Append(element).Append('\n');

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"));

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
