using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class DetectionPowerTests
{
    private const double Level = 0.05;
    private const int Resamples = 2_000;
    private const ulong Seed = 20_261_123;

    private static readonly double[][] Pool = NormalPool(runs: 40, rounds: 500, scatter: 0.01);

    [Theory]
    [InlineData(10, 0.010, 0.05)]
    [InlineData(16, 0.007, 0.05)]
    [InlineData(16, 0.012, 0.05 / 6)]
    [InlineData(32, 0.005, 0.05)]
    public void Of_NormalNoise_IsThePowerOfFreshRuns(int rounds, double shift, double level)
    {
        var fresh = Simulation.Share(3, random =>
        {
            double[] values = [.. Enumerable.Range(0, rounds).Select(_ => shift + (0.01 * Simulation.Normal(random)))];
            return SignedRank.PValue(values) < level && SignedRank.HodgesLehmann(values) > 0;
        });
        var bootstrapped = DetectionPower.Of(Pool, rounds, shift, level, Resamples, Seed)!.Value;

        // The difference of two shares of 2,000.
        Assert.InRange(bootstrapped, fresh - (1.5 * Simulation.Allowance(fresh)), fresh + (1.5 * Simulation.Allowance(fresh)));
        Assert.InRange(fresh, 0.3, 0.99);
    }

    // Normal theory: (1.960 + 0.842)·σ/√n, and the signed ranks' efficiency of 3/π; at n = 32 discreteness hardly shows.
    [Fact]
    public void SmallestDetectable_NormalNoise_IsTheTextbookFormula()
    {
        var expected = Math.Exp((1.960 + 0.842) * 0.01 / Math.Sqrt(32 * 3 / Math.PI)) - 1;

        Assert.InRange(DetectionPower.SmallestDetectable(Pool, 32, 0.8, Level, Resamples, Seed)!.Value, 0.95 * expected, 1.08 * expected);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void SmallestDetectable_Power_IsReachedAboveAndNotBelow(double power)
    {
        var smallest = Math.Log(1 + DetectionPower.SmallestDetectable(Pool, 16, power, Level, Resamples, Seed)!.Value);

        Assert.True(DetectionPower.Of(Pool, 16, smallest * (1 + 1e-9), Level, Resamples, Seed) >= power);
        Assert.True(DetectionPower.Of(Pool, 16, smallest * (1 - 1e-9), Level, Resamples, Seed) < power);
    }

    [Fact]
    public void Of_MoreRoundsLargerShiftLaxerLevel_DetectMore()
    {
        Assert.All(
            [
                new[] { 8, 12, 16, 24, 32 }.Select(rounds => DetectionPower.Of(Pool, rounds, 0.007, Level, Resamples, Seed)!.Value),
                new[] { 0, 0.002, 0.005, 0.01, 0.02 }.Select(shift => DetectionPower.Of(Pool, 16, shift, Level, Resamples, Seed)!.Value),
                new[] { 0.001, 0.01, 0.05, 0.1 }.Select(level => DetectionPower.Of(Pool, 16, 0.007, level, Resamples, Seed)!.Value),
            ],
            shares => Assert.Equal(shares.Distinct().Order(), shares));
    }

    [Fact]
    public void SmallestDetectable_MoreRounds_IsSmaller()
    {
        var smallest = new[] { 8, 12, 16, 24, 32 }.Select(rounds => DetectionPower.SmallestDetectable(Pool, rounds, 0.8, Level, Resamples, Seed)!.Value).ToArray();

        Assert.Equal(smallest.Distinct().OrderDescending(), smallest);
    }

    [Fact]
    public void Of_SameSeed_IsTheSameAndBothDirectionsAreAlike()
    {
        var once = DetectionPower.Of(Pool, 16, 0.007, Level, Resamples, Seed);

        Assert.Equal(once, DetectionPower.Of(Pool, 16, 0.007, Level, Resamples, Seed));
        Assert.Equal(once, DetectionPower.Of(Pool, 16, -0.007, Level, Resamples, Seed));
        Assert.NotEqual(once, DetectionPower.Of(Pool, 16, 0.007, Level, Resamples, Seed + 1));
    }

    // On the side of the difference lies half of what the level allows.
    [Fact]
    public void Of_NoDifferenceInABiasedPool_IsDetectedAtMostAtHalfTheLevel()
    {
        double[][] biased = [.. Pool.Select(run => Array.ConvertAll(run, value => 0.02 + value))];

        Assert.InRange(DetectionPower.Of(biased, 16, 0, Level, Resamples, Seed)!.Value, 0.01, 0.025 + Simulation.Allowance(0.025));
    }

    // Rounds mixed across runs would give a power of their own, far from either.
    [Fact]
    public void Of_CalmAndBusyRuns_IsTheMeanOfTheirPowers()
    {
        var busy = NormalPool(runs: 40, rounds: 500, scatter: 0.04);
        var of = new[] { Pool, busy, [.. Pool, .. busy] }.Select(pool => DetectionPower.Of(pool, 16, 0.012, Level, Resamples, Seed)!.Value).ToArray();

        Assert.InRange(of[0] - of[1], 0.7, 1);
        Assert.InRange(of[2], ((of[0] + of[1]) / 2) - 0.04, ((of[0] + of[1]) / 2) + 0.04);
    }

    [Fact]
    public void SmallestDetectable_LanesThatAlwaysAgree_IsNothing() =>
        Assert.Equal(0, DetectionPower.SmallestDetectable([new double[20]], 10, 0.8, Level, 100, Seed));

    [Fact]
    public void SmallestDetectable_NothingToGoBy_IsNull()
    {
        Assert.Null(DetectionPower.SmallestDetectable([new double[19]], 10, 0.8, Level, 100, Seed));
        Assert.Null(DetectionPower.Of([], 10, 0.1, Level, 100, Seed));
        Assert.Null(DetectionPower.SmallestDetectable(Pool, 5, 0.8, Level, 100, Seed));
        Assert.Equal(0, DetectionPower.Of(Pool, 5, 10, Level, 100, Seed));
        Assert.Null(DetectionPower.SmallestDetectable(NormalPool(2, 20, 2), 10, 0.8, Level, 100, Seed));
    }

    [Fact]
    public void Of_ArgumentOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectionPower.Of(Pool, 0, 0.1, Level, 1, Seed));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectionPower.Of(Pool, 1_001, 0.1, Level, 1, Seed));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectionPower.Of(Pool, 10, double.NaN, Level, 1, Seed));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectionPower.Of(Pool, 10, 0.1, 0, 1, Seed));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectionPower.Of(Pool, 10, 0.1, Level, 0, Seed));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectionPower.SmallestDetectable(Pool, 10, 1, Level, 1, Seed));
        Assert.Throws<ArgumentException>(() => DetectionPower.Of([[]], 10, 0.1, Level, 1, Seed));
        Assert.Throws<ArgumentException>(() => DetectionPower.Of([[0.1, double.NaN]], 10, 0.1, Level, 1, Seed));
    }

    private static double[][] NormalPool(int runs, int rounds, double scatter)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, runs).Select(_ => Enumerable.Range(0, rounds).Select(_ => scatter * Simulation.Normal(random)).ToArray())];
    }
}
