namespace TransportBench.Statistics;

/// <summary>Wilcoxon's signed-rank test, with the estimate and the interval that belong to it.</summary>
/// <remarks>
/// <para>
/// The values are independent, one per round, each symmetric about the same centre; no shape is assumed. Test: Wilcoxon, Biometrics
/// Bulletin 1 (1945). Estimate: Hodges &amp; Lehmann, Ann. Math. Statist. 34 (1963). Interval: Tukey's, as in Hollander, Wolfe &amp; Chicken,
/// Nonparametric Statistical Methods, 3rd ed. (2014), §3.1–3.3.
/// </para>
/// <para>
/// Zeros are ranked with the others and then count for neither side (Pratt, JASA 54, 1959), ties share their mid-rank. That is what the
/// Walsh averages do by themselves, so test and interval see the same data; dropping zeros would take rounds away from one of them only.
/// Without ties and zeros the interval excludes 0 exactly when the p-value is at most 1 − confidence; with them either may be a step stricter.
/// </para>
/// <para>Pure and thread-safe. Estimate and interval take memory in proportion to n²; meant for n up to a few thousand.</para>
/// </remarks>
public static class SignedRank
{
    /// <summary>The Hodges–Lehmann estimate of the centre: the median of the averages of all pairs, each value with itself included.</summary>
    /// <param name="values">At least one finite value, in any unit and order.</param>
    /// <returns>The estimate, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static double HodgesLehmann(ReadOnlySpan<double> values)
    {
        Values.RequireSome(values, nameof(values));
        return Percentiles.MedianOfSorted(WalshAverages.Sorted(values));
    }

    /// <summary>The interval of all centres that the two-sided exact test would not reject at level 1 − confidence.</summary>
    /// <remarks>
    /// From the k-th smallest to the k-th largest Walsh average, both ends included, by the null distribution for values without ties.
    /// It covers the centre at least as often as asked: for a continuous distribution with <see cref="AttainedConfidence"/> exactly, with ties more often.
    /// </remarks>
    /// <param name="values">Finite values, in any unit and order; may be empty.</param>
    /// <param name="confidence">Between 0 and 1, both excluded: 0.95 means 95 %.</param>
    /// <returns>The interval, or <see langword="null"/> where there are too few values: 95 % needs six, 90 % five.</returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is out of range.</exception>
    public static Interval? ConfidenceInterval(ReadOnlySpan<double> values, double confidence)
    {
        Values.RequireFinite(values, nameof(values));
        var k = SignedRankNull.CriticalRank(values.Length, confidence, out _);
        if (k == 0)
            return null;

        var averages = WalshAverages.Sorted(values);
        return new Interval(averages[k - 1], averages[^k]);
    }

    /// <summary>How often the interval of n values without ties really covers the centre: the null distribution has steps.</summary>
    /// <param name="n">Number of values; not negative.</param>
    /// <param name="confidence">Confidence asked for, between 0 and 1, both excluded.</param>
    /// <returns>
    /// At least <paramref name="confidence"/>; only where no interval of n values attains it, the confidence of the widest one, 1 − 2^(1−n)
    /// (0 for fewer than two), which then is less.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double AttainedConfidence(int n, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var k = SignedRankNull.CriticalRank(n, confidence, out var attained);
        return k > 0 ? attained : Math.Max(0, 1 - Math.Pow(2, 1 - n));
    }

    /// <summary>Two-sided p-value against a centre of 0, over all 2ⁿ ways to flip the signs of these very values: exact with ties and zeros.</summary>
    /// <param name="values">Finite values, in any unit and order; may be empty.</param>
    /// <returns>
    /// A probability above 0 and at most 1; 1 where no value differs from 0. Past a thousand values on one side it may underflow to 0.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static double PValue(ReadOnlySpan<double> values)
    {
        Values.RequireFinite(values, nameof(values));
        var ranks = MidRanks.Doubled(values);
        int positive = 0, negative = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] > 0)
                positive += ranks[i];
            else if (values[i] < 0)
                negative += ranks[i];
            else
                ranks[i] = 0;
        }

        // The null distribution is symmetric: both tails weigh the same. In its middle they overlap, hence the minimum.
        return Math.Min(1, 2 * SignFlips.LowerTail(ranks, Math.Min(positive, negative)));
    }
}
