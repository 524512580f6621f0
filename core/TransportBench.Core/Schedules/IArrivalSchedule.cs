namespace TransportBench.Core.Schedules;

/// <summary>When each group of a feed (one event per lane) is meant to leave, relative to the first instant of the schedule.</summary>
/// <remarks>
/// Open model: an offset depends on the index alone, never on how long earlier sends took. Pure, never decreasing, thread-safe, allocation-free.
/// </remarks>
public interface IArrivalSchedule
{
    /// <summary>When it is due, in nanoseconds.</summary>
    /// <param name="index">Zero-based index of the group; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or beyond the schedule's end.</exception>
    long OffsetNsOf(long index);

    /// <summary>When it is due, to 100 ns.</summary>
    /// <param name="index">Zero-based index of the group; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or beyond the schedule's end.</exception>
    TimeSpan OffsetOf(long index) => TimeSpan.FromTicks(OffsetNsOf(index) / TimeSpan.NanosecondsPerTick);
}
