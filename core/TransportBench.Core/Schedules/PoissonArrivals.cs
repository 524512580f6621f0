namespace TransportBench.Core.Schedules;

/// <summary>Independent arrivals: gaps are exponential beyond a minimum, so that groups never overlap.</summary>
/// <remarks>
/// A shifted exponential: gap = minimum + Exp(mean period − minimum). The mean rate is the asked one; with a minimum of zero it is a Poisson process.
/// Pure by seed and thread-safe; 8 bytes per group, allocated by the constructor.
/// </remarks>
public sealed class PoissonArrivals : IArrivalSchedule
{
    private readonly long[] _offsetsNs;

    /// <summary>Draws the gaps.</summary>
    /// <param name="seed">Repeats the schedule exactly.</param>
    /// <param name="count">Groups in the schedule; not negative.</param>
    /// <param name="eventsPerSecond">Mean groups per second; greater than 0 and at most 1,000,000.</param>
    /// <param name="minimumGap">Shortest distance of two groups; at most the mean period.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public PoissonArrivals(ulong seed, long count, double eventsPerSecond, TimeSpan minimumGap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var minimum = minimumGap.TotalNanoseconds;
        var meanExcess = Rates.PeriodNs(eventsPerSecond, minimumGap) - minimum;
        var random = new SeededRandom(SeededRandom.Derive(seed, "poisson"));
        _offsetsNs = new long[count];
        for (var (i, due) = (0L, 0.0); i < count; i++)
        {
            _offsetsNs[i] = (long)due;
            // Whole nanoseconds, upwards: two offsets are then never closer than the minimum.
            due += Math.Ceiling(minimum) - meanExcess * Math.Log(1 - random.NextDouble());
        }
    }

    /// <inheritdoc/>
    public long OffsetNsOf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _offsetsNs.Length);
        return _offsetsNs[index];
    }
}
