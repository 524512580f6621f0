using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Calibrations;

/// <summary>Writes the report of a calibration beside its results.</summary>
public static class CalibrationReportWriter
{
    /// <summary>The Markdown report's file name.</summary>
    public const string MarkdownName = "calibration.md";

    /// <summary>The HTML report's file name.</summary>
    public const string HtmlName = "calibration.html";

    /// <summary>Writes calibration.md and calibration.html, each atomically.</summary>
    /// <param name="directory">Directory of the calibration; it exists.</param>
    /// <param name="results">The calibration.</param>
    /// <returns>The full path of the HTML report.</returns>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static string Write(string directory, CalibrationResults results)
    {
        var root = Path.GetFullPath(directory);
        var report = CalibrationReport.Build(results);
        AtomicText.Replace(Path.Combine(root, MarkdownName), MarkdownRenderer.Render(report));
        var html = Path.Combine(root, HtmlName);
        AtomicText.Replace(html, HtmlRenderer.Render(report));
        return html;
    }
}
