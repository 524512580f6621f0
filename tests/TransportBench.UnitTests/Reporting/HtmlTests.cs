using System.Text.RegularExpressions;
using TransportBench.Reporting;
using TransportBench.Reporting.Rendering;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

/// <summary>How the page is built, so that it reads on a phone, on paper and aloud.</summary>
public partial class HtmlTests
{
    private static readonly string Html = HtmlRenderer.Render(ReportBuilder.Build(SampleRun.Full(), null));

    [Fact]
    public void Tables_All_ScrollInsideTheirOwnContainer() =>
        Assert.Equal(Html.Split("<table").Length, ScrollingTable().Count(Html) + 1);

    [Fact]
    public void Tables_EveryHeader_SaysWhatItHeads()
    {
        Assert.DoesNotMatch(@"<th(?![^>]*\bscope=)(?!ead)", Html);
        Assert.All(Row().Matches(Html), row => Assert.StartsWith("<th scope=", row.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_RowsThatShareACell_StandUnderOneLine()
    {
        Assert.Single(GroupLine("idiomatic, text 4096 B, flush per event").Matches(Html));
        Assert.DoesNotContain("<th scope=\"col\" class=\"text\">Conditions", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_All_AreFoldedWithTheirHeadingInSight()
    {
        var claims = SampleRun.Full().Claims.Where(c => c.Verdict != VerdictTable.NotRun).ToList();
        Assert.All(claims, c => Assert.Contains($"<details class=\"headed\">\n<summary><h3 id=\"claim-{c.Id}\">", Html, StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_All_HaveAStatementAndADrawingForEitherWidth()
    {
        var figures = Figure().Matches(Html);
        Assert.NotEmpty(figures);
        Assert.All(figures, f =>
        {
            Assert.Matches(@"<p class=""statement"">[^<]*n = \d", f.Value.Replace('\u00a0', ' '));
            Assert.Equal(["wide", "narrow"], Drawing().Matches(f.Value).Select(m => m.Groups[1].Value));
        });
    }

    [Fact]
    public void Ids_All_AreUnique()
    {
        var ids = Id().Matches(Html).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Sections_All_AreListedAndLeadBack()
    {
        var sections = Section().Matches(Html);
        Assert.True(sections.Count > 10);
        Assert.All(sections, s => Assert.Contains($"<li><a href=\"#{s.Groups[1].Value}\">", Html, StringComparison.Ordinal));
        Assert.Equal(sections.Count, Html.Split("href=\"#contents\"").Length - 1);
    }

    private static Regex GroupLine(string text) => new($"""<tr class="group"><th scope="rowgroup" colspan="\d+"><span>{Regex.Escape(Markup.Prose(text))}</span>""");

    [GeneratedRegex("<div class=\"scroll\"[^>]*>\n<table")]
    private static partial Regex ScrollingTable();

    [GeneratedRegex("<tr>(.{0,12})")]
    private static partial Regex Row();

    [GeneratedRegex("<figure>.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("<div class=\"scroll (wide|narrow)\"")]
    private static partial Regex Drawing();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<section id=\"([^\"]+)\">")]
    private static partial Regex Section();
}
