using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class PercentilesTests
{
    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 9, 1, 5 }, 5)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    [InlineData(new[] { double.MaxValue, double.MaxValue }, double.MaxValue)]
    public void Median_Values_IsTheMiddle(double[] values, double median) => Assert.Equal(median, Percentiles.Median(values));

    [Fact]
    public void Median_Values_AreLeftAsTheyStood()
    {
        double[] values = [3, 1, 2];
        _ = Percentiles.Median(values);
        Assert.Equal([3.0, 1.0, 2.0], values);
    }

    [Fact]
    public void Median_NothingOrNotANumber_Throws()
    {
        Assert.Throws<ArgumentException>(() => Percentiles.Median([]));
        Assert.Throws<ArgumentException>(() => Percentiles.Median([1, double.NaN]));
    }

    [Theory]
    [InlineData(0.5, 200)]
    [InlineData(0.9, 1_000)]
    [InlineData(0.95, 2_000)]
    [InlineData(0.99, 10_000)]
    [InlineData(0.999, 100_000)]
    [InlineData(0.9999, 1_000_000)]
    public void HasEnoughBeyond_ExactlyAHundred_IsEnoughAndOneSampleLessIsNot(double percentile, long count)
    {
        Assert.True(Percentiles.HasEnoughBeyond(count, percentile));
        Assert.False(Percentiles.HasEnoughBeyond(count - 1, percentile));
    }

    [Fact]
    public void HasEnoughBeyond_OtherMinimum_IsUsed()
    {
        Assert.True(Percentiles.HasEnoughBeyond(1_000, 0.99, 10));
        Assert.False(Percentiles.HasEnoughBeyond(999, 0.99, 10));
        Assert.True(Percentiles.HasEnoughBeyond(long.MaxValue, 0.999));
        Assert.False(Percentiles.HasEnoughBeyond(0, 0.5));
    }

    [Theory]
    [InlineData(-1, 0.5, 100)]
    [InlineData(1, 0, 100)]
    [InlineData(1, 1, 100)]
    [InlineData(1, double.NaN, 100)]
    [InlineData(1, 0.5, 0)]
    public void HasEnoughBeyond_ArgumentOutOfRange_Throws(long count, double percentile, int minimum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentiles.HasEnoughBeyond(count, percentile, minimum));
}
