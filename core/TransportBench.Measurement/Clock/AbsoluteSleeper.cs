using System.Runtime.InteropServices;

namespace TransportBench.Measurement.Clock;

/// <summary>Sleeps until an instant of <see cref="MonotonicClock"/> without spinning.</summary>
/// <remarks>
/// On Linux <c>clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME)</c>, which wakes tens of µs late once the thread's timer slack is 1 ns;
/// elsewhere a timed wait with the system's grain (1 to 16 ms). Allocates nothing.
/// </remarks>
public static partial class AbsoluteSleeper
{
    private const int ClockMonotonic = 1;
    private const int TimerAbsoluteTime = 1;
    private const int SetTimerSlack = 29;
    private const int Interrupted = 4;

    /// <summary>Whether sleeps are finer than a millisecond here.</summary>
    public static bool IsPrecise => OperatingSystem.IsLinux();

    /// <summary>Sets the calling thread's timer slack to 1 ns. Call once on the thread that sleeps.</summary>
    public static void PrepareThread()
    {
        if (OperatingSystem.IsLinux()) _ = prctl(SetTimerSlack, 1, 0, 0, 0);
    }

    /// <summary>Returns at or after <paramref name="instantNs"/>; at once if it has passed.</summary>
    public static void SleepUntil(long instantNs)
    {
        if (!OperatingSystem.IsLinux())
        {
            SleepCoarsely(instantNs);
            return;
        }

        var request = new Timespec { Seconds = instantNs / 1_000_000_000, Nanoseconds = instantNs % 1_000_000_000 };
        while (clock_nanosleep(ClockMonotonic, TimerAbsoluteTime, in request, 0) == Interrupted)
        {
        }
    }

    private static void SleepCoarsely(long instantNs)
    {
        using var never = new ManualResetEventSlim();
        for (var left = instantNs - MonotonicClock.NowNs; left > 0; left = instantNs - MonotonicClock.NowNs)
            never.Wait(TimeSpan.FromMilliseconds(Math.Ceiling(left / 1e6)));
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int clock_nanosleep(int clock, int flags, in Timespec request, nint remaining);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
