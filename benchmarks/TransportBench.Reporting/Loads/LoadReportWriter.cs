using TransportBench.Load.Results;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Loads;

/// <summary>Writes the report of a load test beside its results.</summary>
public static class LoadReportWriter
{
    /// <summary>The Markdown report's file name.</summary>
    public const string MarkdownName = "load.md";

    /// <summary>The HTML report's file name.</summary>
    public const string HtmlName = "load.html";

    /// <summary>Writes load.md, load.html, load.csv and charts/*.svg, each atomically and the HTML last.</summary>
    /// <param name="directory">Directory of the load test; it exists.</param>
    /// <param name="results">The load test.</param>
    /// <returns>The full path of the HTML report.</returns>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static string Write(string directory, LoadResults results)
    {
        var root = Path.GetFullPath(directory);
        var report = LoadReport.Build(results);
        ReportWriter.WriteCharts(Path.Combine(root, ReportWriter.ChartsName), report);
        AtomicText.Replace(Path.Combine(root, LoadCsv.Name), LoadCsv.Of(results));
        AtomicText.Replace(Path.Combine(root, MarkdownName), MarkdownRenderer.Render(report));
        var html = Path.Combine(root, HtmlName);
        AtomicText.Replace(html, HtmlRenderer.Render(report));
        return html;
    }
}
