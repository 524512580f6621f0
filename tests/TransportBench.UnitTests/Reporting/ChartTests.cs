using System.Globalization;
using System.Xml.Linq;
using TransportBench.Reporting;
using TransportBench.Reporting.Charts;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

/// <summary>What every chart must say, whoever draws it.</summary>
public class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly IReadOnlyList<Chart> Charts = [.. ReportBuilder.Build(SampleRun.Full(), null).Charts, .. ReportBuilder.Build(SampleRun.Full(rounds: 8), null).Charts];

    [Fact]
    public void Charts_OfTheSample_AreOfEveryKind() => Assert.Equal(
        ["bytes", "latency", "ratios", "throughput"], Charts.Select(c => c.Name.Split('-')[0]).Distinct().Order());

    [Fact]
    public void Charts_EveryAxis_NamesItsUnit() => Assert.All(Drawings(), drawing =>
    {
        var axes = Texts(drawing, "c-name").ToList();
        Assert.NotEmpty(axes);
        Assert.All(axes, a => Assert.Matches(@", (µs|%|bytes|no unit|events per second)\b|, %|^bytes per event", a.Value));
    });

    [Fact]
    public void Charts_All_StateTheirInterval() => Assert.All(Charts, c =>
        Assert.Matches("95 % interval over rounds|lowest to highest round|^Exact counts: no interval$|^(One round: no|No) interval", c.Interval));

    [Fact]
    public void Charts_All_StateTheirSampleSize() => Assert.All(Charts, c => Assert.Matches(@"^n = \d+( to \d+)? rounds?\b", c.Sample));

    [Fact]
    public void Charts_WithAnIntervalOverRounds_DrawIt() => Assert.All(Charts.Where(c => !c.Interval.Contains("no interval", StringComparison.OrdinalIgnoreCase)), c =>
        Assert.All(new[] { c.Wide, c.Narrow }, p => Assert.Matches("class=\"(c-whisker|c-interval|c-spread)\"", p.Body)));

    [Fact]
    public void Charts_AsFiles_PrintIntervalAndSampleSize() => Assert.All(Charts, c =>
    {
        var file = XDocument.Parse(ChartFile.Standalone(c)).Root!;

        Assert.Equal(c.Statement, string.Join(' ', Texts(file, "c-statement").Select(t => t.Value)));
        Assert.Contains(c.Title, Texts(file, "c-title").Select(t => t.Value));
    });

    [Fact]
    public void Charts_ForThoseWhoCannotSeeThem_HaveANameAndADescription() => Assert.All(Drawings(), d =>
    {
        Assert.Equal("img", d.Attribute("role")!.Value);
        var (title, desc) = (d.Element(Svg + "title")!, d.Element(Svg + "desc")!);
        Assert.Equal($"{title.Attribute("id")!.Value} {desc.Attribute("id")!.Value}", d.Attribute("aria-labelledby")!.Value);
        Assert.Matches(@"interval.* n = \d", desc.Value);
    });

    [Fact]
    public void Charts_Lettering_LiesInsideTheDrawing() => Assert.All(Drawings(), d =>
    {
        var width = Number(d, "width");
        Assert.All(d.Descendants(Svg + "text"), t =>
        {
            var (x, w) = (Number(t, "x"), TextWidth.Of(t.Value));
            var left = t.Attribute("text-anchor")!.Value switch { "end" => x - w, "middle" => x - w / 2, _ => x };
            Assert.True(left >= -1 && left + w <= width + 1, $"'{t.Value}' from {left} to {left + w} of {width}");
        });
    });

    [Fact]
    public void Wrap_Words_BreakBetweenThem() =>
        Assert.Equal(["one two", "three", "四四四四四四"], TextWidth.Wrap("one two three 四四四四四四", TextWidth.Of("one two x")));

    private static IEnumerable<XElement> Drawings() => Charts.SelectMany(c => new[] { ChartFile.Inline(c), ChartFile.InlineNarrow(c) }).Select(svg => XDocument.Parse(svg).Root!);

    private static IEnumerable<XElement> Texts(XElement svg, string style) => svg.Descendants(Svg + "text").Where(t => t.Attribute("class")?.Value == style);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
