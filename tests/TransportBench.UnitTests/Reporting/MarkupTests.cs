using TransportBench.Reporting.Rendering;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class MarkupTests
{
    [Theory]
    [InlineData("a < b & \"c\" 'd'", "a &lt; b &amp; &quot;c&quot; &#39;d&#39;")]
    [InlineData("nul \0 bell \a", "nul  bell ")]
    [InlineData("全双工 😀", "全双工 😀")]
    public void Escape_Text_LeavesNoMarkup(string text, string expected) => Assert.Equal(expected, Markup.Escape(text));

    [Fact]
    public void Escape_LoneSurrogate_BecomesTheReplacementCharacter() => Assert.Equal("\uFFFD", Markup.Escape("\uD800"));

    [Theory]
    [InlineData("use `a<b` here", "use <code>a&lt;b</code> here")]
    [InlineData("one ` alone", "one ` alone")]
    [InlineData("±5 % of 3 µs", "±5\u00a0% of 3\u00a0µs")]
    public void Prose_Text_SetsCodeAndKeepsUnits(string text, string expected) => Assert.Equal(expected, Markup.Prose(text));

    [Theory]
    [InlineData("1.012 [1.003, 1.021]", "1.012 [1.003, 1.021]")]
    [InlineData("[a](http://x)", "\\[a]\\(http://x)")]
    [InlineData("[1](http://x)", "[1]\\(http://x)")]
    [InlineData("a|b *c* _d_ <e> `f|g`", "a\\|b \\*c\\* \\_d\\_ &lt;e&gt; `f\\|g`")]
    [InlineData("two\nlines", "two lines")]
    public void MarkdownProse_Text_LeavesNoMarkup(string text, string expected) => Assert.Equal(expected, MarkdownText.Prose(text));

    [Theory]
    [InlineData("- no list", "\\- no list")]
    [InlineData("1. no list", "1\\. no list")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("> no quotation", "&gt; no quotation")]
    public void MarkdownParagraph_Text_BeginsNoBlock(string text, string expected) => Assert.Equal(expected, MarkdownText.Paragraph(text));

    [Theory]
    [InlineData("tuned, text 128 B, 1000/s", "tuned-text-128-b-1000-s")]
    [InlineData("<>", "x")]
    public void Anchor_Text_IsSafeInNamesAndLinks(string text, string expected) => Assert.Equal(expected, Markup.Anchor(text));
}
