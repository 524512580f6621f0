using TransportBench.Measurement.Clock;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Clock;

public sealed class BoundedSpinTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(BoundedSpin.LongestNs + 1)]
    public void For_OutOfRange_IsRefused(long ns) => Assert.Throws<ArgumentOutOfRangeException>(() => BoundedSpin.For(ns));

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    [InlineData(BoundedSpin.LongestNs)]
    public void For_AnyLength_TakesAtLeastThat(long ns)
    {
        var before = MonotonicClock.NowNs;
        BoundedSpin.For(ns);
        Assert.True(MonotonicClock.NowNs - before >= ns);
    }
}
