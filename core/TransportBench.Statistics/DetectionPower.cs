using TransportBench.Core;

namespace TransportBench.Statistics;

/// <summary>How small a difference a comparison would detect, from what the same lane against itself showed.</summary>
/// <remarks>
/// <para>
/// Bootstrap in two stages (Davison &amp; Hinkley, Bootstrap Methods and their Application, 1997, §3.8): a run is drawn from the pool, then
/// rounds within it, with replacement. Rounds are fresh processes, but those of one run share a moment of the machine, and a comparison
/// only ever sees the rounds of one; drawn across runs, calm and busy moments would mix within a comparison as they never do. The power is
/// so an average over the pool's moments.
/// </para>
/// <para>
/// Which of two same lanes is the candidate is arbitrary, so each log ratio gets a random sign. That makes the null hypothesis true in
/// the resample, whatever the pool's centre, and keeps the pool's scatter about 1. A difference adds log(ratio) to every log ratio.
/// </para>
/// <para>
/// A resample detects when its exact two-sided signed-rank p is below the level and the estimate on the side of the difference. By the
/// duality of test and interval that is so exactly from a shift on that the k-th smallest Walsh average gives: one pass serves all
/// shifts, and power never falls as the shift grows. The p-value is that of values without ties: a value drawn twice is an artefact of the
/// bootstrap. Pure and thread-safe; the time grows with resamples × rounds², 2,000 × 32² are some tens of milliseconds.
/// </para>
/// </remarks>
public static class DetectionPower
{
    /// <summary>Log ratios that the pool must hold in all: of fewer, even the scatter is not known to a fifth.</summary>
    public const int SmallestPool = 20;

    /// <summary>The most <see cref="SmallestDetectable"/> will speak of: 1 is twice as much.</summary>
    public const double Largest = 1;

    /// <summary>The share of comparisons that would detect a difference.</summary>
    /// <param name="sameLane">Per run, at least one finite log ratio of a lane to itself, one per round.</param>
    /// <param name="rounds">Rounds of the comparison, 1 to 1,000.</param>
    /// <param name="shift">The difference as a natural logarithm of the ratio: finite; below 0 it is to be detected as such.</param>
    /// <param name="level">Level of the test, between 0 and 1, both excluded; in a family of m that of its smallest p is 0.05/m.</param>
    /// <param name="resamples">At least 1; the standard error is at most 0.5/√resamples.</param>
    /// <param name="seed">Any; the same seed draws the same resamples for every shift and level.</param>
    /// <returns>0 to 1, 0 where so few rounds can never reach the level; <see langword="null"/> where the pool is below <see cref="SmallestPool"/>.</returns>
    /// <exception cref="ArgumentException">A run has no round, or a log ratio is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double? Of(IReadOnlyList<IReadOnlyList<double>> sameLane, int rounds, double shift, double level, int resamples, ulong seed)
    {
        if (!double.IsFinite(shift))
            throw new ArgumentOutOfRangeException(nameof(shift), shift, "Must be finite.");
        if (Thresholds(sameLane, rounds, level, resamples, seed) is not { } thresholds)
            return null;

        // Signs are random, so a difference downwards is as easily detected as one upwards.
        var below = 0;
        foreach (var threshold in thresholds)
            below += threshold < Math.Abs(shift) ? 1 : 0;
        return (double)below / thresholds.Length;
    }

    /// <summary>The smallest difference that a comparison would detect with a given probability.</summary>
    /// <param name="sameLane">Per run, at least one finite log ratio of a lane to itself, one per round.</param>
    /// <param name="rounds">Rounds of the comparison, 1 to 1,000.</param>
    /// <param name="power">Between 0 and 1, both excluded: 0.8 means in four of five comparisons.</param>
    /// <param name="level">Level of the test, between 0 and 1, both excluded; in a family of m that of its smallest p is 0.05/m.</param>
    /// <param name="resamples">At least 1.</param>
    /// <param name="seed">Any; the same seed gives the same answer.</param>
    /// <returns>
    /// r where any ratio above 1 + r is detected at least that often: 0.018 is 1.8 %. <see langword="null"/> where the pool is below
    /// <see cref="SmallestPool"/>, so few rounds can never reach the level, or r would be <see cref="Largest"/> or more.
    /// </returns>
    /// <exception cref="ArgumentException">A run has no round, or a log ratio is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double? SmallestDetectable(IReadOnlyList<IReadOnlyList<double>> sameLane, int rounds, double power, double level, int resamples, ulong seed)
    {
        Values.RequireFraction(power, nameof(power));
        if (Thresholds(sameLane, rounds, level, resamples, seed) is not { } thresholds)
            return null;

        Array.Sort(thresholds);
        var enough = Math.Clamp((int)Math.Ceiling(power * thresholds.Length), 1, thresholds.Length);
        // Some resamples lie on the right side by chance alone, their thresholds below 0; a difference never is.
        var ratio = Math.Exp(Math.Max(0, thresholds[enough - 1])) - 1;
        return ratio < Largest ? ratio : null;
    }

    // Per resample the shift above which it detects; without a rank that rejects, none does.
    private static double[]? Thresholds(IReadOnlyList<IReadOnlyList<double>> sameLane, int rounds, double level, int resamples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, 1_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var rank = SignedRankNull.RejectionRank(rounds, level);
        var pool = Pool(sameLane);
        if (pool.Sum(run => run.Length) < SmallestPool)
            return null;

        var thresholds = new double[resamples];
        Array.Fill(thresholds, double.PositiveInfinity);
        if (rank == 0)
            return thresholds;

        var random = new SeededRandom(seed);
        var drawn = new double[rounds];
        for (var resample = 0; resample < resamples; resample++)
        {
            Draw(pool[random.Next(pool.Length)], drawn, random);
            thresholds[resample] = -WalshAverages.Sorted(drawn)[rank - 1];
        }

        return thresholds;
    }

    private static void Draw(double[] run, double[] drawn, SeededRandom random)
    {
        for (var round = 0; round < drawn.Length; round++)
        {
            var value = run[random.Next(run.Length)];
            drawn[round] = random.Next(2) == 0 ? value : -value;
        }
    }

    private static double[][] Pool(IReadOnlyList<IReadOnlyList<double>> sameLane)
    {
        var pool = new double[sameLane.Count][];
        for (var run = 0; run < pool.Length; run++)
        {
            pool[run] = [.. sameLane[run]];
            Values.RequireSome(pool[run], nameof(sameLane));
        }

        return pool;
    }
}
