using MathNet.Numerics.Distributions;

namespace TransportBench.Statistics;

/// <summary>The rank-sum test of two independent samples, with the interval of the shift that belongs to it.</summary>
/// <remarks>
/// <para>
/// The values of both samples are independent and of the same shape; under the null every division of them into the two samples is as likely
/// as any other. Test: Wilcoxon, Biometrics Bulletin 1 (1945); Mann &amp; Whitney, Ann. Math. Statist. 18 (1947). Estimate and interval of the
/// shift from all differences: Hodges &amp; Lehmann, Ann. Math. Statist. 34 (1963); Moses, as in Hollander, Wolfe &amp; Chicken,
/// Nonparametric Statistical Methods, 3rd ed. (2014), §4.1–4.3.
/// </para>
/// <para>
/// Exact over all divisions of these very values, ties included, up to <see cref="MostExact"/> values in all; beyond that by the normal
/// approximation with corrections for ties and for continuity. Pure and thread-safe.
/// </para>
/// </remarks>
public static class RankSum
{
    /// <summary>Values of both samples together up to which p-values and intervals are exact.</summary>
    public const int MostExact = 60;

    // 2/20 is 10 %, and 1 − 0.9 a little less.
    private const double Rounding = 1e-12;

    /// <summary>Two-sided p-value against no shift.</summary>
    /// <param name="one">Finite, not negative; at least one.</param>
    /// <param name="other">The other sample, likewise.</param>
    /// <returns>A probability; 1 where both samples are the same.</returns>
    /// <exception cref="ArgumentException">A sample is empty, or a value is not finite or negative.</exception>
    public static double PValue(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        Require(one, nameof(one));
        Require(other, nameof(other));
        double[] values = [.. one, .. other];
        var ranks = MidRanks.Doubled(values);
        var sum = 0;
        for (var i = 0; i < one.Length; i++)
            sum += ranks[i];

        // In units of half a rank, as the ranks are.
        var (mean, meanOfOther) = (one.Length * (values.Length + 1), other.Length * (values.Length + 1));
        var distance = Math.Abs(sum - mean);
        if (values.Length > MostExact)
            return Approximate(one.Length, other.Length, ranks, distance / 2.0);

        // What one sample has more the other has less. With ties the two tails need not weigh the same.
        var p = Tail(ranks, one.Length, mean - distance) + Tail(ranks, other.Length, meanOfOther - distance);
        return Math.Min(1, p);
    }

    /// <summary>The smallest p-value that samples of these sizes can have: all of one below all of the other.</summary>
    /// <param name="one">Size of one sample, at least 1.</param>
    /// <param name="other">Size of the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static double SmallestP(int one, int other)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(one, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(other, 1);
        return Math.Min(1, 2 / RankSumNull.Choices(one + other, one));
    }

    /// <summary>For the interval from the k-th smallest to the k-th largest of all differences, the largest k that attains the confidence; 0: none does.</summary>
    /// <remarks>By the null distribution without ties; with them it covers more often.</remarks>
    internal static int CriticalRank(int one, int other, double confidence)
    {
        Values.RequireFraction(confidence, nameof(confidence));
        var half = one * other / 2;
        if (one + other > MostExact)
        {
            var deviation = Math.Sqrt(one * (double)other * (one + other + 1) / 12);
            return Math.Max(0, (int)Math.Floor((one * (double)other / 2) - (Normal.InvCDF(0, 1, (1 + confidence) / 2) * deviation)));
        }

        var ranks = new int[one + other];
        for (var i = 0; i < ranks.Length; i++)
            ranks[i] = i + 1;
        var least = one * (one + 1) / 2;
        var lower = RankSumNull.UpTo(ranks, one, least + half);
        var k = 0;
        for (var tail = 0.0; k < half && 2 * (tail + lower[least + k]) <= 1 - confidence + Rounding; k++)
            tail += lower[least + k];
        return k;
    }

    private static double Tail(ReadOnlySpan<int> ranks, int chosen, int limit)
    {
        if (limit < 0)
            return 0;
        var total = 0.0;
        foreach (var probability in RankSumNull.UpTo(ranks, chosen, limit))
            total += probability;
        return total;
    }

    private static double Approximate(int one, int other, int[] ranks, double distance)
    {
        double all = one + other;
        var tied = ranks.GroupBy(rank => rank).Sum(tie => Math.Pow(tie.Count(), 3) - tie.Count());
        var deviation = Math.Sqrt(one * (double)other / 12 * (all + 1 - (tied / (all * (all - 1)))));
        return deviation > 0 ? Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Max(0, distance - 0.5) / deviation)) : 1;
    }

    private static void Require(ReadOnlySpan<double> values, string name)
    {
        Values.RequireSome(values, name);
        foreach (var value in values)
        {
            if (value < 0)
                throw new ArgumentException(FormattableString.Invariant($"{value} is negative; ranks are of magnitudes."), name);
        }
    }
}
