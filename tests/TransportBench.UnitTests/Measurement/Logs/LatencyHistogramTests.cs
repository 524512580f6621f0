using CsCheck;
using HdrHistogram;
using TransportBench.Measurement.Logs;
using TransportBench.UnitTests.Experiments.Trials;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Logs;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Base64_ReadByTheLibraryItself_GivesTheSameHistogram() =>
        Gen.Long[0, 1_800_000_000_000].Array[1, 300].Sample(samples =>
        {
            var histogram = new LatencyHistogram();
            foreach (var sample in samples) histogram.Record(sample);
            var read = Histograms.Read(histogram.ToBase64());
            return read.TotalCount == histogram.Count
                && read.GetMaxValue() == histogram.MaxNs
                && new[] { 0, 50, 90, 99, 99.9, 100 }.All(percentile => read.GetValueAtPercentile(percentile) == histogram.PercentileNs(percentile));
        });

    [Fact]
    public void Percentiles_OfOneToAThousand_AreThoseOfTheRanks()
    {
        var histogram = new LatencyHistogram();
        for (var us = 1; us <= 1_000; us++) histogram.Record(us * 1_000);
        Within(500_000, histogram.PercentileNs(50));
        Within(900_000, histogram.PercentileNs(90));
        Within(990_000, histogram.PercentileNs(99));
        Within(1_000_000, histogram.MaxNs);
        Assert.Equal(500_500, histogram.MeanNs, 500.0);
    }

    [Fact]
    public void Record_OutOfRange_CountsAtTheEdge()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(-5);
        histogram.Record(long.MaxValue);
        Assert.Equal(2, histogram.Count);
        Assert.Equal(0, histogram.PercentileNs(1));
        Within(1_800_000_000_000, histogram.MaxNs);
    }

    [Fact]
    public void Histogram_Empty_IsZeroAndCanBeWritten()
    {
        var histogram = new LatencyHistogram();
        Assert.Equal((0L, 0.0, 0L), (histogram.Count, histogram.MeanNs, histogram.MaxNs));
        Assert.Equal(0, Histograms.Read(histogram.ToBase64()).TotalCount);
    }

    /// <summary>Three significant digits.</summary>
    private static void Within(long expected, long actual) => Assert.InRange(actual, expected * 0.999, expected * 1.001);
}
