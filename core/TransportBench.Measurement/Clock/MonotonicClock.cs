using System.Diagnostics;

namespace TransportBench.Measurement.Clock;

/// <summary>CLOCK_MONOTONIC in nanoseconds: comparable between the processes of one machine.</summary>
/// <remarks>Thread-safe; allocates nothing. On Linux <see cref="Stopwatch"/> ticks are nanoseconds; elsewhere they are scaled.</remarks>
public static class MonotonicClock
{
    private static readonly bool TicksAreNanoseconds = Stopwatch.Frequency == 1_000_000_000;

    /// <summary>Nanoseconds since an arbitrary instant, never decreasing.</summary>
    public static long NowNs => TicksAreNanoseconds
        ? Stopwatch.GetTimestamp()
        : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
}
