using MathNet.Numerics.Distributions;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

/// <summary>How often intervals and tests are right when the truth is known: 2,000 runs of ten rounds, fixed seeds.</summary>
public sealed class CoverageTests
{
    private const int Runs = 2_000;
    private const int Rounds = 10;
    private const double Centre = 0.25;

    public static TheoryData<string> Shapes => ["normal", "heavy-tailed", "bimodal", "drift", "ties"];

    [Theory]
    [MemberData(nameof(Shapes))]
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
    [InlineData("heavy-tailed")]
    [InlineData("bimodal")]
    public void ConfidenceInterval_ContinuousShape_CoversAsOftenAsAttained(string shape)
    {
        var attained = SignedRank.AttainedConfidence(Rounds, 0.95);
        var covered = Share(7, random => SignedRank.ConfidenceInterval(Values(shape, random), 0.95)!.Value.Contains(Centre));
        Assert.InRange(covered, attained - Allowance(attained), attained + Allowance(attained));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
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
            var machine = Enumerable.Range(0, Rounds).Select(round => 100 * Math.Exp((0.2 * round) + (0.3 * Noise(random)))).ToArray();
            var one = machine.Select(m => m * Math.Exp(0.01 * Noise(random))).ToArray();
            var other = machine.Select(m => m * Math.Exp(0.01 * Noise(random))).ToArray();
            return PairedComparison.Of(one, other)!.P < 0.05;
        });
        Assert.InRange(detected, 0, 0.05 + Allowance(0.05));
    }

    [Fact]
    public void PairedComparison_TwoPercentApartOnADriftingMachine_IsDetectedNearlyAlways()
    {
        var detected = Share(17, random =>
        {
            var machine = Enumerable.Range(0, Rounds).Select(round => 100 * Math.Exp((0.2 * round) + (0.3 * Noise(random)))).ToArray();
            var one = machine.Select(m => m * Math.Exp(0.01 * Noise(random))).ToArray();
            var other = machine.Select(m => 1.02 * m * Math.Exp(0.01 * Noise(random))).ToArray();
            return PairedComparison.Of(one, other) is { P: < 0.05, Ratio: > 1 };
        });
        Assert.InRange(detected, 0.95, 1);
    }

    // Three standard deviations of a share of so many runs.
    private static double Allowance(double share) => 3 * Math.Sqrt(share * (1 - share) / Runs);

    private static double Share(int seed, Func<Random, bool> holds)
    {
        var random = new Random(seed);
        var held = 0;
        for (var run = 0; run < Runs; run++)
            held += holds(random) ? 1 : 0;
        return (double)held / Runs;
    }

    private static double[] Values(string shape, Random random)
    {
        var values = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            values[round] = Centre + shape switch
            {
                "normal" => Noise(random),
                "heavy-tailed" => Cauchy.Sample(random, 0, 1),
                "bimodal" => (random.Next(2) == 0 ? -3 : 3) + (0.2 * Noise(random)),
                "drift" => (0.3 * (round - ((Rounds - 1) / 2.0))) + Noise(random),
                "ties" => Math.Round(Noise(random)),
                _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "No such shape."),
            };
        }

        return values;
    }

    private static double Noise(Random random) => Normal.Sample(random, 0, 1);
}
