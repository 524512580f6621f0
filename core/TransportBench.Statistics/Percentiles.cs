namespace TransportBench.Statistics;

/// <summary>The median, and which percentiles a number of samples can carry.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class Percentiles
{
    /// <summary>The median: the middle value, or the mean of the middle two.</summary>
    /// <param name="values">At least one finite value, in any unit and order.</param>
    /// <returns>The median, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static double Median(ReadOnlySpan<double> values)
    {
        Values.RequireSome(values, nameof(values));
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return MedianOfSorted(sorted);
    }

    /// <summary>Whether a percentile may be printed: enough samples lie beyond it (DESIGN, "Comparing").</summary>
    /// <remarks>In decimal arithmetic, since 10,000 × (1 − 0.99) is less than 100 in binary.</remarks>
    /// <param name="count">Number of samples; not negative.</param>
    /// <param name="percentile">As a fraction, between 0 and 1, both excluded: 0.99 is p99.</param>
    /// <param name="minimum">Samples needed beyond the percentile; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static bool HasEnoughBeyond(long count, double percentile, int minimum = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
        Values.RequireFraction(percentile, nameof(percentile));
        return count * (1 - (decimal)percentile) >= minimum;
    }

    internal static double MedianOfSorted(double[] sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (0.5 * sorted[middle - 1]) + (0.5 * sorted[middle]);
    }
}
