using TransportBench.Reporting.Charts;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class ScaleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17.3)]
    [InlineData(2_768_329)]
    public void LinearScale_AnyMaximum_HasFewRoundMarksThatHoldIt(double maximum)
    {
        var scale = new LinearScale(maximum, 0, 100);

        Assert.InRange(scale.Ticks.Count, 2, 9);
        Assert.True(scale.Ticks[^1].Value >= maximum);
        Assert.Equal(100, scale.At(scale.Ticks[^1].Value), 6);
    }

    [Theory]
    [InlineData(70, 70)]
    [InlineData(60, 90)]
    [InlineData(35.7, 1_040_000)]
    public void LogScale_AnyRange_HoldsItBetweenMarks(double low, double high)
    {
        var scale = new LogScale(low, high, 0, 100);

        Assert.True(scale.Ticks.Count >= 2);
        Assert.True(scale.Ticks[0].Value <= low && scale.Ticks[^1].Value >= high);
        Assert.InRange(scale.At(low), 0, 100);
        Assert.True(scale.At(high) >= scale.At(low));
    }

    [Fact]
    public void TailScale_EveryNine_IsEquallyWide()
    {
        var scale = new TailScale(0.9999, 0, 1_000);

        Assert.Equal(scale.At(0.99) - scale.At(0.9), scale.At(0.999) - scale.At(0.99), 6);
        Assert.Equal(0, scale.At(0.5), 6);
        Assert.Equal(0.9999, scale.Spread(5).Last(), 9);
    }

    [Theory]
    [InlineData(0.99, 1.01)]
    [InlineData(0.000141, 0.35)]
    [InlineData(0.9, 7_000)]
    public void RatioScale_AnyRange_MarksOneAndLiesSymmetricallyAboutIt(double low, double high)
    {
        var scale = new RatioScale(low, high, 200, 600);

        Assert.Contains(scale.Ticks, t => t.Value == 1);
        Assert.Equal(scale.At(1.05) - scale.At(1), scale.At(1) - scale.At(1 / 1.05), 6);
        Assert.InRange(scale.At(low), 200, 600);
        Assert.InRange(scale.At(high), 200, 600);
        Assert.All(scale.Ticks.Zip(scale.Ticks.Skip(1)), pair => Assert.True(scale.At(pair.Second.Value) - scale.At(pair.First.Value) >= 15, $"{pair.First} {pair.Second}"));
    }
}
