namespace TransportBench.Core.Schedules;

/// <summary>Groups at equal distances.</summary>
/// <remarks>
/// Open model: an offset depends on the event's index alone, never on how long earlier sends took
/// (coordinated omission; Tene, "How NOT to Measure Latency", 2013). Pure and thread-safe; allocates nothing.
/// </remarks>
public readonly record struct ConstantRate : IArrivalSchedule
{
    /// <summary>Groups per second; greater than 0 and at most 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public required double EventsPerSecond
    {
        get;
        init => field = Rates.Valid(value);
    }

    /// <inheritdoc/>
    public long OffsetNsOf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return (long)Math.Round(index * (Rates.NanosecondsPerSecond / EventsPerSecond));
    }
}
