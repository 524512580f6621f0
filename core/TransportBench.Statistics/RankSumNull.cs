namespace TransportBench.Statistics;

/// <summary>The distribution of a sum of ranks when every choice of so many of them is as likely as any other.</summary>
internal static class RankSumNull
{
    /// <summary>Probability of each sum from 0 to <paramref name="limit"/>.</summary>
    /// <remarks>Counts the choices by dynamic programming: only additions of positive numbers, so accurate to rounding. Time grows with ranks × chosen × limit.</remarks>
    /// <param name="ranks">Positive weights; ties are equal weights.</param>
    /// <param name="chosen">How many are chosen, 0 to all.</param>
    /// <param name="limit">Not negative.</param>
    internal static double[] UpTo(ReadOnlySpan<int> ranks, int chosen, int limit)
    {
        var ways = new double[chosen + 1][];
        for (var k = 0; k <= chosen; k++)
            ways[k] = new double[limit + 1];
        ways[0][0] = 1;
        for (var seen = 0; seen < ranks.Length; seen++)
        {
            for (var k = Math.Min(chosen, seen + 1); k > 0; k--)
            {
                for (var sum = limit; sum >= ranks[seen]; sum--)
                    ways[k][sum] += ways[k - 1][sum - ranks[seen]];
            }
        }

        var all = Choices(ranks.Length, chosen);
        var probabilities = ways[chosen];
        for (var sum = 0; sum <= limit; sum++)
            probabilities[sum] /= all;
        return probabilities;
    }

    /// <summary>In how many ways <paramref name="chosen"/> of <paramref name="all"/> can be chosen; exact up to 2⁵³.</summary>
    internal static double Choices(int all, int chosen)
    {
        var ways = 1.0;
        for (var i = 1; i <= Math.Min(chosen, all - chosen); i++)
            ways = Math.Round(ways * (all - i + 1) / i);
        return ways;
    }
}
