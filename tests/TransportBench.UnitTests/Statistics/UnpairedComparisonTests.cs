using CsCheck;
using TransportBench.Core;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class UnpairedComparisonTests
{
    private static readonly double[] Baseline = [100, 200, 300, 400, 500];

    [Fact]
    public void Of_TwiceAsMuch_IsARatioOfTwo()
    {
        var comparison = UnpairedComparison.Of(Baseline, [200, 400, 600, 800, 1_000])!;
        Assert.Equal((5, 5), (comparison.BaselineRounds, comparison.CandidateRounds));
        Assert.Equal(2, comparison.Ratio, 12);
        Assert.True(comparison.Ratio95!.Value.Low < 2 && comparison.Ratio95.Value.High > 2);
        Assert.True(comparison.Ratio95.Value.Low <= comparison.Ratio90!.Value.Low && comparison.Ratio90.Value.High <= comparison.Ratio95.Value.High);
    }

    [Fact]
    public void Of_FewRounds_HasNoInterval()
    {
        Assert.Null(UnpairedComparison.Of([1, 2, 3], [1, 2, 3])!.Ratio95);
        Assert.NotNull(UnpairedComparison.Of([1, 2, 3], [1, 2, 3])!.Ratio90); // 2/20 is 10 %.
        Assert.NotNull(UnpairedComparison.Of([1, 2, 3, 4], [1, 2, 3, 4])!.Ratio95);
        Assert.Null(UnpairedComparison.Of([], [1]));
        Assert.Null(UnpairedComparison.Of([1], []));
    }

    [Fact]
    public void Of_FourEach_IsTheIntervalFromTheSmallestToTheLargestRatio()
    {
        var interval = UnpairedComparison.Of([1, 2, 3, 4], [10, 20, 30, 40])!.Ratio95!.Value;
        Assert.Equal((2.5, 40.0), (Math.Round(interval.Low, 9), Math.Round(interval.High, 9)));
    }

    [Fact]
    public void Of_Swapped_IsTheReciprocal() =>
        Gen.Select(Gen.Double[0.001, 1_000].Array[1, 12], Gen.Double[0.001, 1_000].Array[1, 12]).Sample((one, other) =>
        {
            var (forth, back) = (UnpairedComparison.Of(one, other)!, UnpairedComparison.Of(other, one)!);
            Assert.Equal(forth.P, back.P, 12);
            Assert.Equal(1, forth.Ratio * back.Ratio, 9);
            Assert.Equal(forth.Ratio95 is null, back.Ratio95 is null);
        });

    [Fact]
    public void Of_FigureThatIsNotPositive_Throws()
    {
        Assert.Throws<ArgumentException>(() => UnpairedComparison.Of([1, 0], [1]));
        Assert.Throws<ArgumentException>(() => UnpairedComparison.Of([1], [double.PositiveInfinity]));
    }

    [Theory]
    [InlineData(6, 9)]
    [InlineData(10, 10)]
    [InlineData(35, 35)] // By approximation.
    public void Of_HeavyTails_CoverAsOftenAsAsked(int baseline, int candidate)
    {
        const int Runs = 1_000;
        var random = new SeededRandom(17);
        double[] Sample(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Exp(Math.Tan(1.4 * (random.NextDouble() - 0.5))))];
        int covered = 0, detected = 0;
        for (var run = 0; run < Runs; run++)
        {
            var comparison = UnpairedComparison.Of(Sample(baseline), Sample(candidate))!;
            if (comparison.Ratio95!.Value.Contains(1)) covered++;
            if (comparison.P < 0.05) detected++;
        }

        Assert.InRange(covered, 930, Runs); // 95 % less three standard errors.
        Assert.InRange(detected, 0, 70);
    }
}
