namespace TransportBench.Statistics;

/// <summary>The distribution of a sum of weights when each weight counts or not by the toss of a fair coin.</summary>
internal static class SignFlips
{
    /// <summary>Probability that the sum is at most <paramref name="limit"/>.</summary>
    /// <remarks>
    /// The shift algorithm (Streitberg &amp; Röhmel, 1986): after each weight, the probability of every sum up to the limit. Only additions of
    /// positive numbers and halvings, so exact up to 50 weights or so and accurate to rounding beyond.
    /// </remarks>
    internal static double LowerTail(ReadOnlySpan<int> weights, int limit)
    {
        var total = 0.0;
        foreach (var probability in UpTo(weights, limit))
            total += probability;
        return total;
    }

    /// <summary>Probability of each sum from 0 to <paramref name="limit"/>.</summary>
    internal static double[] UpTo(ReadOnlySpan<int> weights, int limit)
    {
        var probabilities = new double[limit + 1];
        probabilities[0] = 1;
        foreach (var weight in weights)
        {
            for (var sum = limit; sum >= weight; sum--)
                probabilities[sum] = 0.5 * (probabilities[sum] + probabilities[sum - weight]);
            for (var sum = Math.Min(weight - 1, limit); sum >= 0; sum--)
                probabilities[sum] *= 0.5;
        }

        return probabilities;
    }
}
