using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class JudgementTests
{
    private const double Margin = 0.05;

    // Adjusted p; ratio; 95 % interval; 90 % interval; what is expected.
    [Theory]
    [InlineData(0.01, 0.80, 0.75, 0.85, 0.76, 0.84, true, true, false, Decision.Below)]
    [InlineData(0.01, 1.20, 1.15, 1.25, 1.16, 1.24, true, true, false, Decision.Above)]
    [InlineData(0.05, 1.20, 1.15, 1.25, 1.16, 1.24, false, false, false, Decision.Inconclusive)]
    [InlineData(0.01, 0.93, 0.90, 0.96, 0.91, 0.952, true, false, false, Decision.SlightlyBelow)]
    [InlineData(0.01, 1.07, 1.05, 1.09, 1.06, 1.08, true, false, false, Decision.SlightlyAbove)]
    [InlineData(0.01, 0.93, 0.91, 0.95, 0.92, 0.94, true, false, false, Decision.SlightlyBelow)]
    [InlineData(0.01, 1.02, 1.01, 1.03, 1.012, 1.028, true, false, true, Decision.Equivalent)]
    [InlineData(0.60, 1.00, 0.98, 1.02, 0.985, 1.015, false, false, true, Decision.Equivalent)]
    [InlineData(0.60, 1.00, 0.94, 1.06, 0.951, 1.049, false, false, true, Decision.Equivalent)]
    [InlineData(0.60, 1.00, 0.94, 1.06, 0.95, 1.049, false, false, false, Decision.Inconclusive)]
    [InlineData(0.60, 1.00, 0.94, 1.06, 0.951, 1.05, false, false, false, Decision.Inconclusive)]
    [InlineData(0.60, 1.10, 0.80, 1.40, 0.85, 1.35, false, false, false, Decision.Inconclusive)]
    public void Of_Table_IsAsTheDesignSays(
        double p, double ratio, double low95, double high95, double low90, double high90, bool detected, bool relevant, bool equivalent, Decision decision)
    {
        var comparison = Comparison(ratio, new Interval(low95, high95), new Interval(low90, high90));
        Assert.Equal(new Judgement(detected, relevant, equivalent, decision), Judgement.Of(comparison, p, Margin));
    }

    [Fact]
    public void Of_WiderMargin_IsTheMarginOfTheClaim()
    {
        var comparison = Comparison(1.10, new Interval(1.06, 1.14), new Interval(1.07, 1.13));
        Assert.Equal(Decision.Above, Judgement.Of(comparison, 0.01, 0.05).Decision);
        Assert.Equal(Decision.SlightlyAbove, Judgement.Of(comparison, 0.01, 0.10).Decision);
        Assert.Equal(Decision.Equivalent, Judgement.Of(comparison, 0.01, 0.25).Decision);
    }

    [Fact]
    public void Of_TooFewRoundsForAnInterval_DecidesNothing() =>
        Assert.Equal(new Judgement(false, false, false, Decision.Inconclusive), Judgement.Of(PairedComparison.Of([1, 1, 1], [9, 9, 9])!, 0.25, Margin));

    [Fact]
    public void Of_RealComparisons_AreJudgedByTheirOwnIntervals()
    {
        var baseline = Enumerable.Range(1, 10).Select(i => 100.0 + i).ToArray();
        double[] wobble = [1.004, 0.997, 1.001, 0.999, 1.003, 0.996, 1.002, 0.998, 1.005, 0.995];
        Assert.Equal(Decision.Equivalent, JudgeScaled(1.00));
        Assert.Equal(Decision.Equivalent, JudgeScaled(1.02));
        Assert.Equal(Decision.Above, JudgeScaled(1.20));
        Assert.Equal(Decision.Below, JudgeScaled(0.80));
        Assert.Equal(Decision.SlightlyAbove, JudgeScaled(1.05));
        Assert.Equal(Decision.SlightlyBelow, JudgeScaled(0.95));

        Decision JudgeScaled(double factor)
        {
            var comparison = PairedComparison.Of(baseline, [.. baseline.Zip(wobble, (b, w) => b * w * factor)])!;
            return Judgement.Of(comparison, comparison.P, Margin).Decision;
        }
    }

    [Theory]
    [InlineData(-0.1, 0.05)]
    [InlineData(1.1, 0.05)]
    [InlineData(double.NaN, 0.05)]
    [InlineData(0.5, -0.01)]
    [InlineData(0.5, double.PositiveInfinity)]
    [InlineData(0.5, double.NaN)]
    public void Of_ArgumentOutOfRange_Throws(double p, double margin) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Judgement.Of(Comparison(1, default, default), p, margin));

    [Theory]
    [InlineData(0, 1.001, 1.02, Decision.Above)]
    [InlineData(0, 0.97, 0.999, Decision.Below)]
    [InlineData(1, 2.01, 2.5, Decision.Above)]
    [InlineData(1, 1.9, 2.5, Decision.SlightlyAbove)]
    [InlineData(1, 0.01, 0.02, Decision.Equivalent)]
    [InlineData(9, 10.1, 12, Decision.Above)]
    public void Of_MarginOfNothingOrOfMultiples_StillBoundsTheRatio(double margin, double low, double high, Decision expected) =>
        Assert.Equal(expected, Judgement.Of(Comparison((low + high) / 2, new Interval(low, high), new Interval(low, high)), 0.001, margin).Decision);

    private static PairedComparison Comparison(double ratio, Interval ratio95, Interval ratio90) => new()
    {
        Rounds = 10,
        Ratio = ratio,
        Ratio95 = ratio95,
        Ratio90 = ratio90,
        Difference = 0,
        Difference95 = null,
        P = 0.5,
        LogRatios = [],
    };
}
