namespace TransportBench.UnitTests.Statistics;

/// <summary>Samples with a known signed-rank statistic, and the statistic's null distribution counted one sign pattern at a time.</summary>
internal static class Samples
{
    /// <summary>The values 1 to n with signs such that the ranks of the negative ones add up to <paramref name="statistic"/>.</summary>
    public static double[] WithStatistic(int n, int statistic)
    {
        var values = new double[n];
        for (var rank = n; rank >= 1; rank--)
        {
            var negative = rank <= statistic;
            statistic -= negative ? rank : 0;
            values[rank - 1] = negative ? -rank : rank;
        }

        return values;
    }

    /// <summary>Two-sided p by enumeration: the share of all 2ⁿ sign patterns at least as far from the middle as the signs observed.</summary>
    public static double EnumeratedPValue(double[] values)
    {
        var ranks = values.Select(v => v == 0 ? 0 : MidRank(values, v)).ToArray();
        var middle = ranks.Sum() / 2;
        var observed = Math.Abs(values.Zip(ranks, (v, r) => v > 0 ? r : 0).Sum() - middle);
        var patterns = 1 << values.Length;
        var extreme = 0;
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            var sum = 0.0;
            for (var i = 0; i < ranks.Length; i++)
                sum += (pattern >> i & 1) == 1 ? ranks[i] : 0;
            extreme += Math.Abs(sum - middle) >= observed ? 1 : 0;
        }

        return (double)extreme / patterns;
    }

    private static double MidRank(double[] values, double value) =>
        values.Count(v => Math.Abs(v) < Math.Abs(value)) + ((values.Count(v => Math.Abs(v) == Math.Abs(value)) + 1) / 2.0);
}
