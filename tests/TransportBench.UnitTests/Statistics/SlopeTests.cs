using TransportBench.Core;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class SlopeTests
{
    [Fact]
    public void Of_PointsOnALine_IsItsSlope()
    {
        var slope = Slope.Of([.. Enumerable.Range(0, 20).Select(x => ((double)x, 3.0 + (0.25 * x)))]);
        Assert.Equal(0.25, slope.Estimate, 12);
        Assert.Equal((0.25, 0.25), (Math.Round(slope.Interval!.Value.Low, 12), Math.Round(slope.Interval.Value.High, 12)));
    }

    [Fact]
    public void Of_ThreeWildPointsOfTwenty_IsHardlyMoved()
    {
        var points = Enumerable.Range(0, 20).Select(x => ((double)x, x is 2 or 9 or 17 ? 1_000.0 : x)).ToArray();
        Assert.Equal(1, Slope.Of(points).Estimate, 0.1);
    }

    [Fact]
    public void Of_SensOwnData_IsSensOwnAnswer()
    {
        // Sen 1968, section 7: the slope is 4, the 93 % interval 3.71 to 4.38 (as given there, for these seven points).
        (double, double)[] points = [(1, 9), (2, 15), (3, 19), (4, 20), (10, 45), (12, 55), (18, 78)];
        Assert.Equal(4, Slope.Of(points).Estimate, 12);
    }

    [Fact]
    public void Of_NoTrend_CoversZeroAsOftenAsItSays()
    {
        var random = new SeededRandom(11);
        const int Runs = 2_000;
        var covered = Enumerable.Range(0, Runs).Count(_ =>
        {
            var interval = Slope.Of([.. Enumerable.Range(0, 30).Select(x => ((double)x, random.NextDouble() * random.NextDouble()))]).Interval!.Value;
            return interval.Low <= 0 && interval.High >= 0;
        });
        Assert.InRange(covered / (double)Runs, 0.935, 0.985);
    }

    [Fact]
    public void Of_FewPoints_HasNoInterval() => Assert.Null(Slope.Of([(0, 1), (1, 2), (2, 5)]).Interval);

    [Fact]
    public void Of_OnePoint_Throws() => Assert.Throws<ArgumentException>(() => Slope.Of([(0, 1)]));
}
