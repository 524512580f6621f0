using CsCheck;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class HolmTests
{
    public static TheoryData<double[], double[]> Examples => new()
    {
        { [0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02] },
        { [0.01, 0.02, 0.03, 0.04, 0.05], [0.05, 0.08, 0.09, 0.09, 0.09] },
        { [0.5, 0.9, 0.4], [1, 1, 1] },
        { [0.03], [0.03] },
        { [0.02, 0.02], [0.04, 0.04] },
        { [], [] },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Adjust_WorkedExamples_AreReproduced(double[] pValues, double[] expected)
    {
        var adjusted = Holm.Adjust(pValues);
        Assert.Equal(expected.Length, adjusted.Length);
        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void Adjust_Any_IsMonotoneClippedAndBetweenRawAndBonferroni() => Gen.Double[0, 1].Array[1, 12].Sample(pValues =>
    {
        var adjusted = Holm.Adjust(pValues);
        var byRaw = pValues.Zip(adjusted).OrderBy(pair => pair.First).ThenBy(pair => pair.Second).ToArray();
        Assert.Equal(byRaw.Select(pair => pair.Second).Order(), byRaw.Select(pair => pair.Second));
        Assert.All(byRaw, pair => Assert.InRange(pair.Second, pair.First, Math.Min(1, pair.First * pValues.Length) + byRaw.Max(p => p.Second)));
        Assert.Equal(Math.Min(1, byRaw[0].First * pValues.Length), byRaw[0].Second);
        Assert.True(adjusted.Max() <= 1);
    });

    // Holm's procedure as he states it: go up from the smallest, reject while p ≤ α/(m − rank), stop at the first that is not.
    [Fact]
    public void Adjust_AtOrBelowALevel_IsExactlyWhatTheStepDownProcedureRejects() => Gen.Double[0, 0.1].Array[1, 12].Sample(pValues =>
    {
        const double Level = 0.05;
        var rejected = pValues.Order().Select((p, rank) => p * (pValues.Length - rank) <= Level).TakeWhile(below => below).Count();
        Assert.Equal(rejected, Holm.Adjust(pValues).Count(p => p <= Level));
    });

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Adjust_NotAProbability_SaysWhichOne(double pValue) =>
        Assert.Contains("p-value 1 is", Assert.Throws<ArgumentException>(() => Holm.Adjust([0.5, pValue])).Message, StringComparison.Ordinal);
}
