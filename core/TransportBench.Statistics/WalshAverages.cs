namespace TransportBench.Statistics;

/// <summary>The n(n+1)/2 averages of two values, each value with itself included (Walsh, 1949).</summary>
internal static class WalshAverages
{
    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        var averages = new double[checked(values.Length * (values.Length + 1L) / 2)];
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // Halved before they are added, so that the largest doubles do not overflow.
            for (var j = i; j < values.Length; j++)
                averages[next++] = (0.5 * values[i]) + (0.5 * values[j]);
        }

        Array.Sort(averages);
        return averages;
    }
}
