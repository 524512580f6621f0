using CsCheck;
using MathNet.Numerics.Distributions;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class RoundPlanTests
{
    private const double Margin = 0.05;

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 7)]
    [InlineData(3, 7)]
    [InlineData(4, 8)]
    [InlineData(10, 9)]
    [InlineData(25, 10)]
    [InlineData(26, 11)]
    [InlineData(int.MaxValue, 37)]
    public void Minimum_PrimaryParts_IsTheDesignsFormula(int parts, int rounds) => Assert.Equal(rounds, RoundPlan.Minimum(parts));

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 5)]
    [InlineData(6, 5)]
    [InlineData(7, 6)]
    [InlineData(23, 6)]
    [InlineData(24, 7)]
    [InlineData(4_618, 10)]
    [InlineData(4_619, 11)]
    public void MinimumOfEach_Comparisons_IsTheFewestThatCanDetectAfterHolm(int comparisons, int rounds) => Assert.Equal(rounds, RoundPlan.MinimumOfEach(comparisons));

    [Fact]
    public void Minimum_AnyFamily_IsTheFewestThatCanDetectAfterHolm()
    {
        for (var parts = 1; parts <= 40; parts++)
        {
            var rounds = RoundPlan.Minimum(parts);
            Assert.True(SmallestAdjusted(rounds, parts) < 0.05);
            Assert.True(rounds == 6 || SmallestAdjusted(rounds - 1, parts) >= 0.05);
        }

        static double SmallestAdjusted(int rounds, int parts)
        {
            var oneSided = SignedRank.PValue([.. Enumerable.Range(1, rounds).Select(i => (double)i)]);
            return Holm.Adjust([oneSided, .. Enumerable.Repeat(1.0, parts - 1)])[0];
        }
    }

    [Fact]
    public void Minimum_NoParts_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => RoundPlan.Minimum(0));

    // By hand: ((1.960 + 0.842)·0.1·√(π/3)/ln(1.10/1.05))² = 37.98.
    [Fact]
    public void ToDecide_EstimateBeyondTheMargin_IsTheTextbookFormula() =>
        Assert.Equal(38, RoundPlan.ToDecide(Comparison(Math.Log(1.10), 0.1), Margin));

    // By hand, midway between the bounds: ((1.645 + 1.282)·0.1·√(π/3)/(½·ln(1.05/0.95)))² = 35.81.
    [Fact]
    public void ToDecide_EstimateInsideTheMargin_IsTheTextbookFormula() =>
        Assert.Equal(36, RoundPlan.ToDecide(Comparison(0.5 * Math.Log(0.95 * 1.05), 0.1), Margin));

    [Fact]
    public void ToDecide_MoreScatter_NeverNeedsFewerRounds() =>
        Gen.Select(Gen.Double[-0.3, 0.3], Gen.Double[0, 0.5], Gen.Double[1, 3]).Sample((estimate, scatter, factor) =>
        {
            var less = RoundPlan.ToDecide(Comparison(estimate, scatter), Margin) ?? int.MaxValue;
            var more = RoundPlan.ToDecide(Comparison(estimate, scatter * factor), Margin) ?? int.MaxValue;
            Assert.True(less <= more, $"{less} rounds at {scatter}, {more} at {scatter * factor}");
        });

    [Fact]
    public void ToDecide_CloserToTheBound_NeedsMoreRounds()
    {
        var rounds = new[] { 1.30, 1.15, 1.10, 1.08, 1.07 }.Select(ratio => RoundPlan.ToDecide(Comparison(Math.Log(ratio), 0.1), Margin)).ToArray();
        Assert.Equal(rounds.Order(), rounds);
        Assert.Null(RoundPlan.ToDecide(Comparison(Math.Log(1.05), 0.1), Margin));
        Assert.Null(RoundPlan.ToDecide(Comparison(Math.Log(1.0501), 0.1), Margin));
    }

    [Fact]
    public void ToDecide_ScatterUnknown_IsNull() => Assert.Null(RoundPlan.ToDecide(PairedComparison.Of([1], [2])!, Margin));

    [Fact]
    public void ToDecide_NoScatter_IsTheMinimum() => Assert.Equal(6, RoundPlan.ToDecide(PairedComparison.Of([1, 1], [2, 2])!, Margin));

    [Fact]
    public void ToDecide_EnoughRoundsAlready_IsOneMore() => Assert.Equal(11, RoundPlan.ToDecide(Comparison(0.3, 0.01), Margin));

    [Theory]
    [InlineData(1.10)]
    [InlineData(1.00)]
    [InlineData(0.90)]
    public void ToDecide_RunWithThatMany_DecidesAboutFourTimesInFive(double ratio)
    {
        const double Scatter = 0.1;
        const int Runs = 400;
        var rounds = RoundPlan.ToDecide(Comparison(Math.Log(ratio), Scatter), Margin)!.Value;
        var baseline = Enumerable.Repeat(100.0, rounds).ToArray();
        var random = new Random(3);
        var decided = 0;
        for (var run = 0; run < Runs; run++)
        {
            var comparison = PairedComparison.Of(baseline, [.. baseline.Select(b => b * ratio * Math.Exp(Scatter * Normal.Sample(random, 0, 1)))])!;
            var judgement = Judgement.Of(comparison, comparison.P, Margin);
            decided += judgement.Relevant || judgement.Equivalent ? 1 : 0;
        }

        Assert.InRange((double)decided / Runs, 0.72, 0.88);
    }

    // Ten log ratios with exactly this mean, median and standard deviation.
    private static PairedComparison Comparison(double estimate, double scatter)
    {
        var half = scatter * Math.Sqrt(9.0 / 10);
        return new PairedComparison
        {
            Rounds = 10,
            Ratio = Math.Exp(estimate),
            Ratio95 = null,
            Ratio90 = null,
            Difference = 0,
            Difference95 = null,
            P = 0.5,
            LogRatios = [.. Enumerable.Range(0, 10).Select(i => estimate + (i % 2 == 0 ? half : -half))],
        };
    }
}
