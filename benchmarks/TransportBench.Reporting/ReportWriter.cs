using System.Text.RegularExpressions;
using TransportBench.Experiments.Results;
using TransportBench.Reporting.Charts;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting;

/// <summary>Writes the report of a run beside its results.</summary>
public static partial class ReportWriter
{
    /// <summary>The Markdown report's file name.</summary>
    public const string MarkdownName = "report.md";

    /// <summary>The HTML report's file name.</summary>
    public const string HtmlName = "report.html";

    /// <summary>The folder of the charts.</summary>
    public const string ChartsName = "charts";

    /// <summary>Writes report.md, report.html and charts/*.svg, each atomically and the HTML last.</summary>
    /// <param name="directory">Directory of the run; it exists.</param>
    /// <param name="results">The run; rounds and whole experiments may be missing, and the report says which.</param>
    /// <returns>The full path of the HTML report.</returns>
    /// <remarks>The same results give the same bytes. Charts of an earlier rendering that are no longer drawn are removed from charts/; a file of any other name stays.</remarks>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static string Write(string directory, RunResults results)
    {
        var root = Path.GetFullPath(directory);
        var report = ReportBuilder.Build(results, MethodPage.LinkFrom(root));
        WriteCharts(Path.Combine(root, ChartsName), report);
        AtomicText.Replace(Path.Combine(root, MarkdownName), MarkdownRenderer.Render(report));
        var html = Path.Combine(root, HtmlName);
        AtomicText.Replace(html, HtmlRenderer.Render(report));
        return html;
    }

    /// <summary>Writes the charts of a report, and removes those of an earlier rendering.</summary>
    internal static void WriteCharts(string directory, Report report)
    {
        var charts = report.Charts.ToDictionary(c => c.Name + ".svg", ChartFile.Standalone);
        if (charts.Count > 0)
            Directory.CreateDirectory(directory);
        foreach (var (name, svg) in charts)
            AtomicText.Replace(Path.Combine(directory, name), svg);
        if (!Directory.Exists(directory))
            return;
        foreach (var stale in Directory.EnumerateFiles(directory, "*.svg").Where(f => !charts.ContainsKey(Path.GetFileName(f)) && ChartName().IsMatch(Path.GetFileName(f))).ToList())
            File.Delete(stale);
    }

    // What the sections name their charts, behind it the experiment.
    [GeneratedRegex(@"^(bytes|latency|load|ratios|storm|throughput)-[a-z0-9-]+\.svg$")]
    private static partial Regex ChartName();
}
