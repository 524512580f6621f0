using TransportBench.Load.Scenarios;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData("p99 < 20ms", 19_999, true)]
    [InlineData("p99 < 20ms", 20_000, false)]
    [InlineData("p50<=1.5s", 1_500_000, true)]
    [InlineData("max < 900us", 901, false)]
    [InlineData("lost == 0", 0, true)]
    [InlineData("lost == 0", 1, false)]
    [InlineData("achieved > 99.5%", 99.6, true)]
    [InlineData("events_per_second >= 1000", 999, false)]
    public void Holds_Figure_IsCompared(string text, double figure, bool expected)
    {
        Assert.True(Threshold.TryParse(text, out var threshold, out var mistake), mistake);
        Assert.Equal(expected, threshold!.Holds(figure));
    }

    [Theory]
    [InlineData("p99 < 20", "needs a unit")]
    [InlineData("lost < 1%", "has no unit")]
    [InlineData("errors < 1", "needs %")]
    [InlineData("p98 < 1ms", "allowed are p50, p90")]
    [InlineData("p99 = 1ms", "is not of the form")]
    [InlineData("", "is not of the form")]
    public void TryParse_Mistake_SaysWhatIsAllowed(string text, string words)
    {
        Assert.False(Threshold.TryParse(text, out _, out var mistake));
        Assert.Contains(words, mistake, StringComparison.Ordinal);
    }
}
