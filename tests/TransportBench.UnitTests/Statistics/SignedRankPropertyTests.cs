using CsCheck;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class SignedRankPropertyTests
{
    private const double Tolerance = 1e-12;

    private static readonly Gen<double[]> Continuous = Distinct(1, 10);
    private static readonly Gen<double[]> TiesAndZeros = Gen.Int[-3, 3].Select(i => (double)i).Array[1, 10];
    private static readonly Gen<double[]> Any = Gen.OneOf(Continuous, TiesAndZeros);

    [Fact]
    public void PValue_WithoutTies_EqualsEnumerationOfAllSigns() =>
        Continuous.Sample(values => Assert.Equal(Samples.EnumeratedPValue(values), SignedRank.PValue(values), Tolerance));

    [Fact]
    public void PValue_WithTiesAndZeros_EqualsEnumerationOfAllSigns() =>
        TiesAndZeros.Sample(values => Assert.Equal(Samples.EnumeratedPValue(values), SignedRank.PValue(values), Tolerance));

    [Fact]
    public void ConfidenceInterval_WithoutTies_ExcludesZeroExactlyWhenTheTestRejects() =>
        Gen.Select(Distinct(6, 14), Gen.Bool.Select(wide => wide ? 0.95 : 0.90)).Sample((values, confidence) =>
        {
            var interval = SignedRank.ConfidenceInterval(values, confidence);
            Assert.Equal(SignedRank.PValue(values) <= 1 - confidence, !interval!.Value.Contains(0));
        });

    [Fact]
    public void ConfidenceInterval_Any_HoldsTheEstimateAndTheNarrowerInterval() =>
        Gen.OneOf(Distinct(6, 14), Gen.Int[-3, 3].Select(i => (double)i).Array[6, 14]).Sample(values =>
        {
            var wide = SignedRank.ConfidenceInterval(values, 0.95)!.Value;
            var narrow = SignedRank.ConfidenceInterval(values, 0.90)!.Value;
            Assert.True(narrow.Contains(SignedRank.HodgesLehmann(values)));
            Assert.True(wide.Contains(narrow.Low) && wide.Contains(narrow.High));
        });

    [Fact]
    public void EveryMember_SignsFlipped_IsMirrored() => Any.Sample(values =>
    {
        var mirrored = values.Select(v => -v).ToArray();
        Assert.Equal(-SignedRank.HodgesLehmann(values), SignedRank.HodgesLehmann(mirrored));
        Assert.Equal(SignedRank.PValue(values), SignedRank.PValue(mirrored));
        var interval = SignedRank.ConfidenceInterval(values, 0.90);
        Assert.Equal(interval is { } i ? new Interval(-i.High, -i.Low) : null, SignedRank.ConfidenceInterval(mirrored, 0.90));
    });

    [Fact]
    public void EveryMember_OrderChanged_IsTheSame() => Any.Sample(values =>
    {
        var sorted = values.Order().ToArray();
        Assert.Equal(SignedRank.HodgesLehmann(values), SignedRank.HodgesLehmann(sorted));
        Assert.Equal(SignedRank.PValue(values), SignedRank.PValue(sorted), Tolerance);
        Assert.Equal(SignedRank.ConfidenceInterval(values, 0.90), SignedRank.ConfidenceInterval(sorted, 0.90));
    });

    [Fact]
    public void AttainedConfidence_EnoughValues_IsNeverLiberalAndNeverWasteful() =>
        Gen.Select(Gen.Int[6, 60], Gen.Double[0.5, 0.95]).Sample((n, confidence) =>
        {
            var attained = SignedRank.AttainedConfidence(n, confidence);
            Assert.InRange(attained, confidence, 1 - Math.Pow(2, 1 - n));
            // What is attained is a step of the distribution: nothing lies between it and what was asked for.
            var between = confidence + (0.999_999 * (attained - confidence));
            Assert.Equal(attained, SignedRank.AttainedConfidence(n, between), Tolerance);
        });

    // CsCheck likes to repeat special values, and a filter may run out of tries: magnitudes grow by gaps, so that no two are equal.
    private static Gen<double[]> Distinct(int fewest, int most) =>
        Gen.Select(Gen.Double[0.01, 1], Gen.Int[0, 3]).Array[fewest, most].Select(steps =>
        {
            var magnitude = 0.0;
            return steps.Select(step => (magnitude += step.Item1) * (step.Item2 == 0 ? -1 : 1)).ToArray();
        });
}
