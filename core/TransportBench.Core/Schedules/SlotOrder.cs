namespace TransportBench.Core.Schedules;

/// <summary>In which order the lanes of a group have their slots.</summary>
public static class SlotOrder
{
    /// <summary>A permutation of 0 to k − 1, uniform over all of them: which lane has the first slot, the second, and so on.</summary>
    /// <remarks>Pure function of seed and group; thread-safe; allocates nothing.</remarks>
    /// <param name="seed">The run's seed.</param>
    /// <param name="group">Zero-based index of the group.</param>
    /// <param name="order">Receives the lanes in the order of their slots; its length is k.</param>
    public static void Fill(ulong seed, long group, Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var state = SeededRandom.Derive(seed, group);
        SeededRandom.Shuffle(ref state, order);
    }
}
