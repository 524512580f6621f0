using TransportBench.Statistics;
using Xunit;
using static TransportBench.UnitTests.Statistics.Simulation;

namespace TransportBench.UnitTests.Statistics;

/// <summary>How often intervals and tests are right when the truth is known: 2,000 runs of ten rounds, fixed seeds.</summary>
public sealed class CoverageTests
{
    private const int Rounds = 10;
    private const double Centre = 0.25;

    public static TheoryData<string> Symmetric => [.. Shapes];

    [Theory]
    [MemberData(nameof(Symmetric))]
    public void ConfidenceInterval_AnySymmetricShape_CoversAtLeastAsOftenAsItSays(string shape)
    {
        foreach (var confidence in new[] { 0.90, 0.95 })
        {
            var covered = Share(20_261_123, random => SignedRank.ConfidenceInterval(Values(shape, random), confidence)!.Value.Contains(Centre));
            Assert.InRange(covered, confidence - Allowance(confidence), 1);
        }
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("Cauchy")]
    [InlineData("log-normal")]
    [InlineData("bimodal")]
    public void ConfidenceInterval_ContinuousShape_CoversAsOftenAsAttained(string shape)
    {
        var attained = SignedRank.AttainedConfidence(Rounds, 0.95);
        var covered = Share(7, random => SignedRank.ConfidenceInterval(Values(shape, random), 0.95)!.Value.Contains(Centre));
        Assert.InRange(covered, attained - Allowance(attained), attained + Allowance(attained));
    }

    [Theory]
    [MemberData(nameof(Symmetric))]
    public void PValue_NoDifference_IsBelowFivePercentAtMostAsOften(string shape)
    {
        var rejected = Share(11, random => SignedRank.PValue([.. Values(shape, random).Select(v => v - Centre)]) < 0.05);
        Assert.InRange(rejected, 0, 0.05 + Allowance(0.05));
    }

    [Fact]
    public void PairedComparison_SameLaneOnADriftingMachine_IsDetectedInAtMostFivePercent()
    {
        var detected = Share(13, random =>
        {
            var machine = Enumerable.Range(0, Rounds).Select(round => 100 * Math.Exp((0.2 * round) + (0.3 * Normal(random)))).ToArray();
            var one = machine.Select(m => m * Math.Exp(0.01 * Normal(random))).ToArray();
            var other = machine.Select(m => m * Math.Exp(0.01 * Normal(random))).ToArray();
            return PairedComparison.Of(one, other)!.P < 0.05;
        });
        Assert.InRange(detected, 0, 0.05 + Allowance(0.05));
    }

    [Fact]
    public void PairedComparison_TwoPercentApartOnADriftingMachine_IsDetectedNearlyAlways()
    {
        var detected = Share(17, random =>
        {
            var machine = Enumerable.Range(0, Rounds).Select(round => 100 * Math.Exp((0.2 * round) + (0.3 * Normal(random)))).ToArray();
            var one = machine.Select(m => m * Math.Exp(0.01 * Normal(random))).ToArray();
            var other = machine.Select(m => 1.02 * m * Math.Exp(0.01 * Normal(random))).ToArray();
            return PairedComparison.Of(one, other) is { P: < 0.05, Ratio: > 1 };
        });
        Assert.InRange(detected, 0.95, 1);
    }

    private static double[] Values(string shape, Random random) => Array.ConvertAll(Noise(shape, Rounds, random), noise => Centre + noise);
}
