using System.CommandLine;
using TransportBench.Commands;
using Xunit;

namespace TransportBench.UnitTests.Commands;

public sealed class PercentTests
{
    private static readonly Option<Percentage> Threshold = Options.Percent("--threshold", "How much", 5, 0, 1_000);

    [Theory]
    [InlineData("3", 0.03)]
    [InlineData("3%", 0.03)]
    [InlineData("3 %", 0.03)]
    [InlineData("0", 0)]
    [InlineData("0.5%", 0.005)]
    [InlineData("1000", 10)]
    public void Percent_Allowed_IsAFraction(string text, double expected) => Assert.Equal(expected, Parse("--threshold", text).GetValue(Threshold).Fraction, 12);

    [Theory]
    [InlineData(0.05, "5 %")]
    [InlineData(0.0005, "0.05 %")]
    [InlineData(0, "0 %")]
    public void Percentage_Text_IsWhatTheUserWrites(double fraction, string text) => Assert.Equal(text, new Percentage(fraction).ToString());

    [Fact]
    public void Percent_NotGiven_IsTheDefault() => Assert.Equal(0.05, Parse().GetValue(Threshold).Fraction, 12);

    [Theory]
    [InlineData("-1")]
    [InlineData("1001")]
    [InlineData("five")]
    [InlineData("%")]
    [InlineData("")]
    [InlineData("3,5")]
    [InlineData("1e2")]
    [InlineData("NaN")]
    [InlineData("3%3")]
    [InlineData("3%%")]
    [InlineData("0.05")] // As likely meant as 5 %.
    public void Percent_Mistake_SaysWhatIsAllowed(string text) => Assert.Equal(
        $"--threshold '{text}' is not allowed: per cent from 0 to 1000, for example 3 or 0.5%", Assert.Single(Parse("--threshold", text).Errors).Message);

    private static ParseResult Parse(params string[] arguments) => new RootCommand { Threshold }.Parse(arguments);
}
