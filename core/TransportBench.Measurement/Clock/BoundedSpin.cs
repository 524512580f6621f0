namespace TransportBench.Measurement.Clock;

/// <summary>Processor time burned on purpose, as a known answer of a calibration. Nothing else in this project waits like this.</summary>
/// <remarks>Thread-safe; allocates nothing.</remarks>
public static class BoundedSpin
{
    /// <summary>Longest spin in ns: 1 ms.</summary>
    public const long LongestNs = 1_000_000;

    /// <summary>Keeps the calling thread busy.</summary>
    /// <param name="ns">How long, 0 to <see cref="LongestNs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ns"/> is out of range.</exception>
    public static void For(long ns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ns, LongestNs);
        var end = MonotonicClock.NowNs + ns;
        while (MonotonicClock.NowNs < end)
        {
        }
    }
}
