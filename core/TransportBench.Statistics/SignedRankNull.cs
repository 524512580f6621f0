namespace TransportBench.Statistics;

/// <summary>The null distribution of the signed-rank statistic for n values without ties.</summary>
internal static class SignedRankNull
{
    /// <summary>The largest k for which the interval from the k-th smallest to the k-th largest Walsh average attains the confidence; 0: none does.</summary>
    internal static int CriticalRank(int n, double confidence, out double attained)
    {
        Values.RequireFraction(confidence, nameof(confidence));
        var lower = LowerHalf(n);
        var k = 0;
        var tail = 0.0;
        // The interval misses when the statistic is below k on either side: with probability 2·P(T ≤ k − 1).
        while (k < lower.Length && 2 * (tail + lower[k]) <= 1 - confidence)
            tail += lower[k++];

        attained = 1 - (2 * tail);
        return k;
    }

    /// <summary>The k for which p is below the level exactly when the k-th smallest Walsh average is above 0, or the k-th largest below; 0: it never is.</summary>
    internal static int RejectionRank(int n, double level)
    {
        Values.RequireFraction(level, nameof(level));
        var lower = LowerHalf(n);
        var k = 0;
        for (var tail = 0.0; k < lower.Length && 2 * (tail + lower[k]) < level; k++)
            tail += lower[k];
        return k;
    }

    private static double[] LowerHalf(int n)
    {
        var ranks = new int[n];
        for (var i = 0; i < n; i++)
            ranks[i] = i + 1;
        return SignFlips.UpTo(ranks, checked((int)(n * (n + 1L) / 4)));
    }
}
