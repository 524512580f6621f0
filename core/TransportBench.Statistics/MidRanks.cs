namespace TransportBench.Statistics;

/// <summary>Ranks of the absolute values from 1; equal ones share the mean of theirs, doubled so that it is a whole number.</summary>
internal static class MidRanks
{
    internal static int[] Doubled(ReadOnlySpan<double> values)
    {
        var magnitudes = new double[values.Length];
        var order = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            magnitudes[i] = Math.Abs(values[i]);
            order[i] = i;
        }

        Array.Sort(magnitudes, order);
        var ranks = new int[values.Length];
        for (int first = 0, next; first < order.Length; first = next)
        {
            next = first + 1;
            while (next < order.Length && magnitudes[next] == magnitudes[first])
                next++;

            for (var i = first; i < next; i++)
                ranks[order[i]] = first + 1 + next;
        }

        return ranks;
    }
}
