using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(0.96, 1.04, true)]
    [InlineData(0.95, 1.04, false)]
    [InlineData(0.96, 1.05, false)]
    [InlineData(0.90, 1.00, false)]
    [InlineData(0.90, 1.10, false)]
    public void IsInside_TouchingABound_IsOutside(double low, double high, bool inside) =>
        Assert.Equal(inside, new Interval(low, high).IsInside(0.95, 1.05));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(1.5, true)]
    [InlineData(0.999, false)]
    [InlineData(2.001, false)]
    [InlineData(double.NaN, false)]
    public void Contains_Ends_AreIncluded(double value, bool contained) =>
        Assert.Equal(contained, new Interval(1, 2).Contains(value));
}
