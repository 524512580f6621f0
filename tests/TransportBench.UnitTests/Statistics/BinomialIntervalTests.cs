using MathNet.Numerics.Distributions;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class BinomialIntervalTests
{
    // Closed forms: none of n gives an upper end of 1 − (α/2)^(1/n).
    [Fact]
    public void ClopperPearson_NoneOrAll_IsTheClosedForm()
    {
        var end = 1 - Math.Pow(0.025, 1 / 20.0);
        var none = BinomialInterval.ClopperPearson(0, 20, 0.95);
        var all = BinomialInterval.ClopperPearson(20, 20, 0.95);
        Assert.Equal((0.0, 1.0), (none.Low, all.High));
        Assert.Equal(end, none.High, 9);
        Assert.Equal(1 - end, all.Low, 9);
    }

    // What defines the ends: at each, the tail beyond what was seen weighs α/2.
    [Theory]
    [InlineData(1, 20)]
    [InlineData(10, 100)]
    [InlineData(53, 1000)]
    public void ClopperPearson_Ends_LeaveHalfOfAlphaOnEachSide(int successes, int trials)
    {
        var interval = BinomialInterval.ClopperPearson(successes, trials, 0.95);
        Assert.Equal(0.025, 1 - Binomial.CDF(interval.Low, trials, successes - 1), 6);
        Assert.Equal(0.025, Binomial.CDF(interval.High, trials, successes), 6);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    public void ClopperPearson_AnyRate_IsNeverLiberal(double rate)
    {
        const int Trials = 60;
        var coverage = Enumerable.Range(0, Trials + 1)
            .Where(successes => BinomialInterval.ClopperPearson(successes, Trials, 0.95).Contains(rate))
            .Sum(successes => Binomial.PMF(rate, Trials, successes));
        Assert.InRange(coverage, 0.95, 1);
    }

    [Theory]
    [InlineData(0, 0, 0.95)]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(1, 5, 1)]
    public void ClopperPearson_ArgumentOutOfRange_Throws(long successes, long trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.ClopperPearson(successes, trials, confidence));
}
