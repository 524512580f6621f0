using CsCheck;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class PairedComparisonTests
{
    private static readonly double[] Baseline = [100, 200, 300, 400, 500, 600];

    [Fact]
    public void Of_CandidateTwiceTheBaseline_IsARatioOfTwo()
    {
        var comparison = Assert.IsType<PairedComparison>(PairedComparison.Of(Baseline, [200, 400, 600, 800, 1000, 1200]));
        Assert.Equal(6, comparison.Rounds);
        Assert.Equal(2, comparison.Ratio, 12);
        Assert.Equal(2, comparison.Ratio95!.Value.Low, 12);
        Assert.Equal(2, comparison.Ratio90!.Value.High, 12);
        Assert.Equal(350, comparison.Difference);
        Assert.Equal(new Interval(100, 600), comparison.Difference95);
        Assert.Equal(2.0 / 64, comparison.P);
        Assert.All(comparison.LogRatios, ratio => Assert.Equal(Math.Log(2), ratio));
    }

    [Fact]
    public void Of_SameFigures_IsARatioOfOneWithoutEvidence()
    {
        var comparison = PairedComparison.Of(Baseline, Baseline)!;
        Assert.Equal((1.0, 0.0, 1.0), (comparison.Ratio, comparison.Difference, comparison.P));
        Assert.Equal(new Interval(1, 1), comparison.Ratio95);
    }

    [Fact]
    public void Of_FewRounds_HasNoInterval()
    {
        var five = PairedComparison.Of(Baseline.AsSpan(0, 5), Baseline.AsSpan(0, 5))!;
        Assert.Null(five.Ratio95);
        Assert.Null(five.Difference95);
        Assert.NotNull(five.Ratio90);
        Assert.Null(PairedComparison.Of(Baseline.AsSpan(0, 4), Baseline.AsSpan(0, 4))!.Ratio90);
    }

    [Fact]
    public void Of_NoRounds_IsNull() => Assert.Null(PairedComparison.Of([], []));

    [Fact]
    public void Of_LanesSwapped_IsTheReciprocal() =>
        Gen.Select(Gen.Double[0.001, 1000], Gen.Double[0.001, 1000]).Array[1, 12].Sample(rounds =>
        {
            var one = rounds.Select(r => r.Item1).ToArray();
            var other = rounds.Select(r => r.Item2).ToArray();
            var forth = PairedComparison.Of(one, other)!;
            var back = PairedComparison.Of(other, one)!;
            Assert.Equal(forth.P, back.P);
            Assert.Equal(-forth.Difference, back.Difference);
            Assert.Equal(forth.LogRatios.Select(r => -r), back.LogRatios);
            Assert.Equal(1, forth.Ratio * back.Ratio, 9);
        });

    [Fact]
    public void Of_UnitChanged_IsTheSameRatio() =>
        Gen.Select(Gen.Double[1, 1000], Gen.Double[1, 1000]).Array[6, 12].Sample(rounds =>
        {
            // A power of two, so that the scaled figures are exact.
            var plain = PairedComparison.Of([.. rounds.Select(r => r.Item1)], [.. rounds.Select(r => r.Item2)])!;
            var scaled = PairedComparison.Of([.. rounds.Select(r => r.Item1 * 1024)], [.. rounds.Select(r => r.Item2 * 1024)])!;
            Assert.Equal((plain.Ratio, plain.Ratio95, plain.P), (scaled.Ratio, scaled.Ratio95, scaled.P));
            Assert.Equal(plain.Difference * 1024, scaled.Difference);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_FigureWithoutARatio_SaysWhichRoundAndLane(double figure)
    {
        Assert.Contains("Round 1 of the candidate", Assert.Throws<ArgumentException>(() => PairedComparison.Of([1, 2], [1, figure])).Message, StringComparison.Ordinal);
        Assert.Contains("Round 0 of the baseline", Assert.Throws<ArgumentException>(() => PairedComparison.Of([figure, 2], [1, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DifferentNumbersOfRounds_SaysSo() =>
        Assert.Contains("2 rounds and the candidate 1", Assert.Throws<ArgumentException>(() => PairedComparison.Of([1, 2], [1])).Message, StringComparison.Ordinal);
}
