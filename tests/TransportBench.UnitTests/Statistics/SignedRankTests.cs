using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

/// <summary>Against published tables and a textbook's example.</summary>
public sealed class SignedRankTests
{
    // Hollander & Wolfe, Nonparametric Statistical Methods, table 3.1: Hamilton depression scale factor IV before and after a tranquilizer.
    private static readonly double[] Before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    private static readonly double[] After = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    private static readonly double[] Change = [.. After.Zip(Before, (after, before) => after - before)];

    [Fact]
    public void HodgesLehmann_DepressionData_IsTheTextbooks() => Assert.Equal(-0.46, SignedRank.HodgesLehmann(Change), 12);

    [Fact]
    public void ConfidenceInterval_DepressionData_IsTheTextbooks()
    {
        var interval = Assert.NotNull(SignedRank.ConfidenceInterval(Change, 0.95));
        Assert.Equal(-0.786, interval.Low, 12);
        Assert.Equal(-0.010, interval.High, 12);
        Assert.Equal(0.961, SignedRank.AttainedConfidence(Change.Length, 0.95), 3);
    }

    [Fact]
    public void PValue_DepressionData_IsTwiceTheTextbooksOneSided() => Assert.Equal(2 * 0.01953125, SignedRank.PValue(Change));

    // Largest statistic significant two-sided at 10, 5, 2 and 1 %; −1 where none is: McCornack, JASA 60 (1965); OEIS A226329–A226332.
    [Theory]
    [InlineData(5, 0, -1, -1, -1)]
    [InlineData(6, 2, 0, -1, -1)]
    [InlineData(7, 3, 2, 0, -1)]
    [InlineData(8, 5, 3, 1, 0)]
    [InlineData(9, 8, 5, 3, 1)]
    [InlineData(10, 10, 8, 5, 3)]
    [InlineData(11, 13, 10, 7, 5)]
    [InlineData(12, 17, 13, 9, 7)]
    [InlineData(13, 21, 17, 12, 9)]
    [InlineData(14, 25, 21, 15, 12)]
    [InlineData(15, 30, 25, 19, 15)]
    [InlineData(16, 35, 29, 23, 19)]
    [InlineData(17, 41, 34, 27, 23)]
    [InlineData(18, 47, 40, 32, 27)]
    [InlineData(19, 53, 46, 37, 32)]
    [InlineData(20, 60, 52, 43, 37)]
    public void PValue_PublishedCriticalValues_AreTheLastSignificant(int n, int at10, int at5, int at2, int at1)
    {
        foreach (var (critical, level) in new[] { (at10, 0.10), (at5, 0.05), (at2, 0.02), (at1, 0.01) })
        {
            if (critical >= 0)
                Assert.InRange(SignedRank.PValue(Samples.WithStatistic(n, critical)), 0, level);
            Assert.InRange(SignedRank.PValue(Samples.WithStatistic(n, critical + 1)), Math.BitIncrement(level), 1);
        }
    }

    // Counted by hand: 2·(number of sets of distinct ranks that add up to at most the statistic)/2ⁿ.
    [Theory]
    [InlineData(5, 0, 2.0 / 32)]
    [InlineData(6, 2, 6.0 / 64)]
    [InlineData(8, 3, 10.0 / 256)]
    [InlineData(10, 8, 50.0 / 1024)]
    public void PValue_SmallStatistic_IsTheCountOfSubsets(int n, int statistic, double expected) =>
        Assert.Equal(expected, SignedRank.PValue(Samples.WithStatistic(n, statistic)));

    [Theory]
    [InlineData(5, 0.90, 1 - (2.0 / 32))]
    [InlineData(6, 0.95, 1 - (2.0 / 64))]
    [InlineData(7, 0.95, 1 - (6.0 / 128))]
    [InlineData(10, 0.95, 1 - (50.0 / 1024))]
    [InlineData(10, 0.90, 1 - (86.0 / 1024))]
    public void AttainedConfidence_EnoughValues_IsTheNextStepAbove(int n, double confidence, double attained) =>
        Assert.Equal(attained, SignedRank.AttainedConfidence(n, confidence));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0.5)]
    [InlineData(5, 0.9375)]
    public void AttainedConfidence_TooFewValues_IsThatOfTheRange(int n, double attained) =>
        Assert.Equal(attained, SignedRank.AttainedConfidence(n, 0.95));

    [Theory]
    [InlineData(0.95, 6)]
    [InlineData(0.90, 5)]
    public void ConfidenceInterval_OneValueTooFew_IsNull(double confidence, int needed)
    {
        var values = Enumerable.Range(1, needed).Select(i => (double)i).ToArray();
        Assert.Null(SignedRank.ConfidenceInterval(values.AsSpan(1), confidence));
        Assert.Equal(new Interval(1, needed), SignedRank.ConfidenceInterval(values, confidence));
        Assert.Null(SignedRank.ConfidenceInterval([], confidence));
    }

    [Fact]
    public void HodgesLehmann_OneWildValue_StaysWithTheOthers() =>
        Assert.Equal(3, SignedRank.HodgesLehmann([1, 2, 3, 4, 1e9]));

    [Fact]
    public void HodgesLehmann_LargestDoubles_DoesNotOverflow() =>
        Assert.Equal(double.MaxValue, SignedRank.HodgesLehmann([double.MaxValue, double.MaxValue]));

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new double[] { 1, -1, 2, -2 })]
    public void PValue_NoEvidence_IsOne(double[] values) => Assert.Equal(1, SignedRank.PValue(values));

    [Fact]
    public void PValue_Zeros_TakeTheLowestRanks()
    {
        // Ranks with the zeros: 3, 4, 5, 6; the negative one has 3. Of 16 patterns ∅ and {3} are as extreme on that side.
        Assert.Equal(2 * 2 / 16.0, SignedRank.PValue([0, 0, -1, 2, 3, 4]));
        // Ranks 1.5 each, then 3: ∅ and {1.5} twice.
        Assert.Equal(2 * 3 / 8.0, SignedRank.PValue([-1, 1, 2]));
    }

    [Fact]
    public void PValue_FourHundredValues_AgreesWithTheNormalApproximation()
    {
        const int N = 400;
        const int Statistic = 36_000;
        var mean = N * (N + 1) / 4.0;
        var deviation = Math.Sqrt(N * (N + 1) * ((2 * N) + 1) / 24.0);
        var approximation = 2 * MathNet.Numerics.Distributions.Normal.CDF(mean, deviation, Statistic + 0.5);
        Assert.Equal(approximation, SignedRank.PValue(Samples.WithStatistic(N, Statistic)), 4);
    }

    [Fact]
    public void EveryMember_ValuesNotFinite_SaysWhichOne()
    {
        Assert.Contains("Value 1 is NaN", Assert.Throws<ArgumentException>(() => SignedRank.PValue([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("Value 0 is", Assert.Throws<ArgumentException>(() => SignedRank.HodgesLehmann([double.NegativeInfinity])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SignedRank.HodgesLehmann([]));
        Assert.Throws<ArgumentException>(() => SignedRank.ConfidenceInterval([double.NaN], 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.ConfidenceInterval([1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.AttainedConfidence(-1, 0.95));
    }
}
