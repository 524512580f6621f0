using System.Globalization;
using System.Text.RegularExpressions;
using TransportBench.Reporting.Rendering;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

/// <summary>Contrast of the style sheets' colours in both schemes, as WCAG 2.2 computes it: 4.5 for text (§1.4.3), 3 for what a chart draws (§1.4.11).</summary>
public partial class ContrastTests
{
    private const double Lettering = 4.5;
    private const double Graphics = 3;

    public static TheoryData<string, string, double> Page { get; } = new()
    {
        { "text", "ground", Lettering }, { "muted", "ground", Lettering }, { "link", "ground", Lettering }, { "text", "panel", Lettering }, { "text", "mixed-ground", Lettering },
        { "positive", "positive-ground", Lettering }, { "negative", "negative-ground", Lettering }, { "mixed", "mixed-ground", Lettering }, { "open", "open-ground", Lettering },
        { "positive", "ground", Lettering }, { "negative", "ground", Lettering }, { "mixed", "ground", Lettering }, { "open", "ground", Lettering },
    };

    [Theory]
    [MemberData(nameof(Page))]
    public void Page_ColourOnItsGround_IsReadable(string colour, string ground, double least) =>
        Assert.All(Schemes("report.css"), scheme => AssertContrast(scheme, "--" + colour, "--" + ground, least));

    [Fact]
    public void Charts_EveryColour_StandsOutFromTheGround() => Assert.All(Schemes("chart.css"), scheme =>
    {
        Assert.Contains("--c-sse", scheme.Keys);
        Assert.All(
            scheme.Keys.Except(["--c-ground", "--c-grid", "--c-axis", "--c-margin"]),
            colour => AssertContrast(scheme, colour, "--c-ground", colour is "--c-text" or "--c-muted" ? Lettering : Graphics));
    });

    [Fact]
    public void Charts_DarkScheme_HasEveryColourOfTheLight() => Assert.All(new[] { "chart.css", "report.css" }, css =>
        Assert.Equal(Variables(Light(css)).Keys.Order(), Variables(Dark(css)).Keys.Order()));

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ff0000", "#0000ff", 2.15)]
    public void Contrast_KnownPairs_IsAsPublished(string a, string b, double expected) => Assert.Equal(expected, Contrast(a, b), 2);

    private static void AssertContrast(Dictionary<string, string> scheme, string colour, string ground, double least)
    {
        var contrast = Contrast(scheme[colour], scheme[ground]);
        Assert.True(contrast >= least, string.Create(CultureInfo.InvariantCulture, $"{colour} {scheme[colour]} on {ground} {scheme[ground]}: {contrast:0.00}, at least {least} is needed"));
    }

    private static Dictionary<string, string>[] Schemes(string css) => [Variables(Light(css)), Variables(Dark(css))];

    private static string Light(string css) => Resources.Text(css).Split("@media screen and (prefers-color-scheme: dark)")[0];

    private static string Dark(string css) => Resources.Text(css).Split("@media screen and (prefers-color-scheme: dark)")[1].Split("\n}")[0];

    private static Dictionary<string, string> Variables(string css) => Variable().Matches(css).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour) => 0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int start)
    {
        var c = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("(--[a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();
}
