using System.Text.RegularExpressions;
using System.Xml.Linq;
using TransportBench.Experiments.Results;
using TransportBench.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public sealed partial class ReportWriterTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("transportbench-report-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_FullRun_GivesTheApprovedMarkdown()
    {
        ReportWriter.Write(_directory, SampleRun.Full());

        ApprovedFile.Matches("report.approved.md", Read("report.md"));
    }

    [Fact]
    public void Write_FullRun_GivesTheApprovedChart()
    {
        ReportWriter.Write(_directory, SampleRun.Full());

        ApprovedFile.Matches("ratios-throughput.approved.svg", Read("charts/ratios-throughput.svg"));
    }

    [Fact]
    public void Write_FullRun_ReturnsTheHtmlAndLeavesNoTemporaryFile()
    {
        var html = ReportWriter.Write(_directory, SampleRun.Full());

        Assert.Equal(Path.Combine(_directory, "report.html"), html);
        Assert.Empty(Directory.EnumerateFiles(_directory, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesAndRemovesStaleCharts()
    {
        ReportWriter.Write(_directory, SampleRun.Full());
        var first = Contents();
        File.WriteAllText(Path.Combine(_directory, "charts", "ratios-stale.svg"), "<svg/>");

        ReportWriter.Write(_directory, SampleRun.Full());

        Assert.Equal(first, Contents());
    }

    [Fact]
    public void Write_ForeignFilesAmongTheCharts_StayAsTheyAre()
    {
        string[] foreign = ["logo.svg", "ratios.svg", "my-ratios-1.svg", "ratios-a.png"];
        var charts = Directory.CreateDirectory(Path.Combine(_directory, "charts")).FullName;
        foreach (var name in foreign) File.WriteAllText(Path.Combine(charts, name), name);

        ReportWriter.Write(_directory, SampleRun.Full());

        Assert.All(foreign, name => Assert.Equal(name, Read(Path.Combine("charts", name))));
    }

    [Fact]
    public void Write_ThroughTheFile_GivesTheSameReport()
    {
        ReportWriter.Write(_directory, SampleRun.Full());
        var direct = Contents();
        ResultsFile.Write(_directory, SampleRun.Full());

        ReportWriter.Write(_directory, ResultsFile.Read(_directory));
        File.Delete(Path.Combine(_directory, ResultsFile.Name));

        Assert.Equal(direct, Contents());
    }

    [Fact]
    public void Write_Charts_AreWellFormedNamedAndDescribed()
    {
        ReportWriter.Write(_directory, SampleRun.Full());

        var charts = Directory.GetFiles(Path.Combine(_directory, "charts"));
        Assert.NotEmpty(charts);
        Assert.All(charts, file =>
        {
            var svg = XDocument.Load(file).Root!;
            var name = svg.Name.Namespace;
            Assert.NotEqual("", svg.Element(name + "title")!.Value);
            Assert.Matches(@"\d+ rounds", svg.Element(name + "desc")!.Value);
        });
    }

    [Fact]
    public void Write_Html_LoadsNothingFromOutside()
    {
        var html = File.ReadAllText(ReportWriter.Write(_directory, SampleRun.Full()));

        Assert.DoesNotMatch(@"(src|href)\s*=\s*""(?!#)[^""]*//|url\(|@import|<link|<img|<iframe", html);
        Assert.DoesNotContain("://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MarkupInResults_IsEscapedEverywhere()
    {
        const string Evil = "<script>alert(1)</script>";
        var full = SampleRun.Full();
        var evil = full with
        {
            Environment = full.Environment with { Cpu = Evil, Os = Evil },
            Failures = [new TrialFailure(Evil, 0, Evil)],
            Claims = [.. full.Claims.Select(c => c with { Source = Evil, Text = Evil, Command = Evil, Parts = [.. c.Parts.Select(p => p with { Text = Evil, Evidence = Evil })] })],
            Trials = [.. full.Trials.Select(t => t with { Conditions = Evil, Experiment = t.Experiment + Evil })],
            Comparisons = [.. full.Comparisons.Select(c => c with { Conditions = Evil, Experiment = c.Experiment + Evil })],
        };

        var html = File.ReadAllText(ReportWriter.Write(_directory, evil));

        Assert.DoesNotContain(Evil, html, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_directory, "*.svg", SearchOption.AllDirectories), f => Assert.DoesNotContain("<script", File.ReadAllText(f), StringComparison.Ordinal));
        Assert.All(Read("report.md").Split('\n').Where(l => l.Contains(Evil, StringComparison.Ordinal)), l => Assert.StartsWith("    ", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Html_LinksLeadToAnchorsOnThePage()
    {
        var html = File.ReadAllText(ReportWriter.Write(_directory, SampleRun.Full()));

        var targets = Target().Matches(html).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(targets.Count > 10, $"{targets.Count} links");
        Assert.All(targets, t => Assert.Contains($"id=\"{t}\"", html, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_InterruptedRun_SaysWhatIsMissingAndDrawsNothing()
    {
        ReportWriter.Write(_directory, SampleRun.Interrupted());

        var markdown = Read("report.md");
        Assert.Contains("1 of 4 planned rounds", markdown, StringComparison.Ordinal);
        Assert.Contains("No results from: physical-floor, throughput", markdown, StringComparison.Ordinal);
        Assert.Contains("too few", markdown, StringComparison.Ordinal);
        Assert.Contains("missing-after-drain: 4", markdown, StringComparison.Ordinal);
        Assert.Contains("the server host ended with 139: &lt;no words&gt;", markdown, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_directory, "charts")));
    }

    [Fact]
    public void Write_NothingMeasured_SaysSo()
    {
        ReportWriter.Write(_directory, SampleRun.Empty());

        Assert.Contains("0 of 4 planned rounds", Read("report.md"), StringComparison.Ordinal);
        Assert.Contains("A smoke run", Read("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DamagedHistogram_SaysSoInsteadOfTheCurve()
    {
        var full = SampleRun.Full();
        var damaged = full with { Trials = [.. full.Trials.Select(t => t with { DeliveryLatencyUs = t.DeliveryLatencyUs is { } l ? l with { Histogram = "AAAA" } : null })] };

        ReportWriter.Write(_directory, damaged);

        Assert.Contains("is not HdrHistogram's compressed form", Read("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ConditionsDifferingInPunctuation_KeepsEveryChart()
    {
        var full = SampleRun.Full();
        var twins = full.Trials.Where(t => t.Experiment == "physical-floor").ToList();
        var run = full with { Trials = [.. twins, .. twins.Select(t => t with { Conditions = t.Conditions.Replace(',', ';') })], Comparisons = [] };

        ReportWriter.Write(_directory, run);

        Assert.Equal(2, Directory.GetFiles(Path.Combine(_directory, "charts")).Length);
    }

    [Fact]
    public void Write_InACheckout_LinksTheMethodPage()
    {
        var run = Directory.CreateDirectory(Path.Combine(_directory, "results", "local", "run")).FullName;
        Directory.CreateDirectory(Path.Combine(_directory, "docs"));
        File.WriteAllText(Path.Combine(_directory, "TransportBench.sln"), "");
        File.WriteAllText(Path.Combine(_directory, "docs", "method.md"), "");

        var html = File.ReadAllText(ReportWriter.Write(run, SampleRun.Empty()));

        Assert.Contains("href=\"../../../docs/method.md\"", html, StringComparison.Ordinal);
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_directory, name));

    private SortedDictionary<string, string> Contents() => new(
        Directory.GetFiles(_directory, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(_directory, f), File.ReadAllText), StringComparer.Ordinal);

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Target();
}
