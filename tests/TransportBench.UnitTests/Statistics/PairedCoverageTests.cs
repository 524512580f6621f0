using TransportBench.Statistics;
using Xunit;
using static TransportBench.UnitTests.Statistics.Simulation;

namespace TransportBench.UnitTests.Statistics;

/// <summary>What a comparison says when the truth is known, per shape of noise: 2,000 runs of ten rounds each, as docs/statistics.md has it.</summary>
public sealed class PairedCoverageTests
{
    private const int Rounds = 10;
    private const double Margin = 0.05;

    public static TheoryData<string> Symmetric => [.. Shapes];

    [Theory]
    [MemberData(nameof(Symmetric))]
    public void Comparison_SymmetricNoise_KeepsEveryPromiseAsDocumented(string shape)
    {
        var ratio95 = Share(1, random => Covers(Ratio(shape, 1.03, 0.02, random).Ratio95!.Value, 1.03));
        var ratio90 = Share(2, random => Covers(Ratio(shape, 1.03, 0.02, random).Ratio90!.Value, 1.03));
        var difference = Share(3, random => Covers(Difference(shape, random).Difference95!.Value, 5));
        var equivalent = Share(4, random => IsEquivalent(shape, random.Next(2) == 0 ? 1 - Margin : 1 + Margin, random));
        var family = Share(5, random => FalselyDetects(shape, 6, 0, random));
        var mixed = Share(6, random => FalselyDetects(shape, 6, 3, random));

        Assert.InRange(ratio95, 0.95 - Allowance(0.95), 1);
        Assert.InRange(ratio90, 0.90 - Allowance(0.90), 1);
        Assert.InRange(difference, 0.95 - Allowance(0.95), 1);
        Assert.All([equivalent, family, mixed], errors => Assert.InRange(errors, 0, 0.05 + Allowance(0.05)));
        DocumentedTable.AssertShares("noise", shape, ratio95, ratio90, difference, equivalent, family, mixed);
    }

    // A tie of the noise is one of the log ratios up to their last bits.
    private static bool Covers(Interval interval, double truth) => new Interval(interval.Low * (1 - 1e-9), interval.High * (1 + 1e-9)).Contains(truth);

    private static bool IsEquivalent(string shape, double truth, Random random)
    {
        // No nearer than the bound, whatever the last bits.
        var comparison = Ratio(shape, truth * (1 + (1e-9 * Math.Sign(truth - 1))), 0.01, random);
        return Judgement.Of(comparison, comparison.P, Margin).Equivalent;
    }

    // One family on one baseline, so that its tests depend on one another; the first of them differ from it in truth.
    private static bool FalselyDetects(string shape, int family, int differing, Random random)
    {
        var machine = Machine(random);
        var baseline = Lane(machine, "normal", 1, 0.02, random);
        var candidates = Enumerable.Range(0, family).Select(i => Lane(machine, shape, i < differing ? 1.5 : 1, 0.02, random));
        var adjusted = Holm.Adjust([.. candidates.Select(candidate => PairedComparison.Of(baseline, candidate)!.P)]);
        return adjusted[differing..].Any(p => p < Judgement.Level);
    }

    private static PairedComparison Ratio(string shape, double truth, double scale, Random random)
    {
        var machine = Machine(random);
        return PairedComparison.Of(machine, Lane(machine, shape, truth, scale, random))!;
    }

    // The scale is small against the figures, so that Cauchy's tails leave them positive.
    private static PairedComparison Difference(string shape, Random random)
    {
        var machine = Array.ConvertAll(Machine(random), figure => 1e7 * figure);
        var noise = Noise(shape, Rounds, random);
        return PairedComparison.Of(machine, [.. machine.Zip(noise, (figure, n) => figure + 5 + n)])!;
    }

    // Drifts, and has its moods: both lanes of a round meet the same.
    private static double[] Machine(Random random) =>
        [.. Enumerable.Range(0, Rounds).Select(round => 100 * Math.Exp((0.2 * round) + (0.3 * Normal(random))))];

    private static double[] Lane(double[] machine, string shape, double ratio, double scale, Random random)
    {
        var noise = Noise(shape, Rounds, random);
        // Cauchy's tails would overflow the exponential.
        return [.. machine.Select((figure, round) => figure * ratio * Math.Exp(Math.Clamp(scale * noise[round], -200, 200)))];
    }
}
