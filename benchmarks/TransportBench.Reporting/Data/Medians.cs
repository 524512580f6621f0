namespace TransportBench.Reporting.Data;

/// <summary>The typical figure of several rounds, as the tables print it. Intervals and decisions come from the comparisons, never from here.</summary>
public static class Medians
{
    /// <summary>The median: the mean of the middle two when their number is even; <see langword="null"/> of nothing.</summary>
    public static double? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count switch
        {
            0 => null,
            var n when n % 2 == 1 => sorted[middle],
            _ => (sorted[middle - 1] + sorted[middle]) / 2,
        };
    }
}
