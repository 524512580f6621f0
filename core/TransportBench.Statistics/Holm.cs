namespace TransportBench.Statistics;

/// <summary>Holm's step-down adjustment: with it, the chance of even one false detection in a family stays at the level of one test.</summary>
/// <remarks>Holm, Scand. J. Statist. 6 (1979). Asks nothing of how the tests depend on one another. Pure and thread-safe.</remarks>
public static class Holm
{
    /// <summary>Adjusts the p-values of one family.</summary>
    /// <param name="pValues">p-values from 0 to 1, in any order; may be empty.</param>
    /// <returns>The adjusted p-values in the order given: at most 1, none below its own p-value, ordered as the p-values are.</returns>
    /// <exception cref="ArgumentException">A p-value is not between 0 and 1.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var order = new int[pValues.Length];
        for (var i = 0; i < pValues.Length; i++)
        {
            if (pValues[i] is not (>= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"p-value {i} is {pValues[i]}; it must lie between 0 and 1."), nameof(pValues));
            order[i] = i;
        }

        Array.Sort(pValues.ToArray(), order);
        var adjusted = new double[pValues.Length];
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
