using System.Globalization;
using TransportBench.Measurement.Clock;

namespace TransportBench.Measurement.Machine;

/// <summary>What all processors of the machine have done until an instant (Linux <c>/proc/stat</c>; proc_stat(5)).</summary>
/// <param name="AtNs">The instant, <see cref="MonotonicClock"/> ns.</param>
/// <param name="Cpus">Processors that are online.</param>
/// <param name="IdleMs">Time idle, waiting for input or output included, over all processors, in ms with a grain of 10.</param>
/// <param name="StealMs">Time in which the hypervisor ran something else while a processor had work, in ms with a grain of 10.</param>
/// <param name="ThrottledUs">Time the own control groups were held back, in µs; <see langword="null"/> where nothing counts it.</param>
/// <remarks>
/// Busy time is what is left of the wall clock, and not the sum of <c>user</c>, <c>system</c> and so on: most kernels count those by samples of a few ms, which work that timers start escapes,
/// while idle time is measured.
/// </remarks>
public readonly record struct MachineUsage(long AtNs, int Cpus, double IdleMs, double StealMs, long? ThrottledUs)
{
    /// <summary>What the kernel calls USER_HZ: 100 per second on every architecture that .NET runs on.</summary>
    private const double TickMs = 10;

    private const int Idle = 3;
    private const int IoWait = 4;
    private const int Steal = 7;

    /// <summary>A snapshot now; <see langword="null"/> where the system does not say. Reads small files: well below a millisecond.</summary>
    public static MachineUsage? Now() => OperatingSystem.IsLinux() ? Read(SystemFiles.Here, MonotonicClock.NowNs) : null;

    /// <summary>A snapshot from files.</summary>
    /// <param name="files">Where <c>/proc</c> and <c>/sys</c> lie.</param>
    /// <param name="atNs">The instant it stands for.</param>
    /// <returns><see langword="null"/> where they do not say.</returns>
    public static MachineUsage? Read(SystemFiles files, long atNs)
    {
        var lines = files.Lines("proc/stat");
        var all = lines.FirstOrDefault(line => line.StartsWith("cpu ", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..] ?? [];
        var cpus = lines.Count(line => line.Length > 3 && line.StartsWith("cpu", StringComparison.Ordinal) && char.IsAsciiDigit(line[3]));
        if (cpus == 0 || At(all, Idle) is not { } idle) return null;
        return new MachineUsage(atNs, cpus, idle + (At(all, IoWait) ?? 0), At(all, Steal) ?? 0, new ControlGroup(files).ThrottledUs);
    }

    /// <summary>Time of all processors between an earlier snapshot and this one, in ms.</summary>
    public double CapacityMsSince(MachineUsage earlier) => (AtNs - earlier.AtNs) / 1e6 * Cpus;

    /// <summary>Time the processors were busy since an earlier snapshot, with whatever process, in ms; not below 0.</summary>
    public double BusyMsSince(MachineUsage earlier) =>
        Math.Max(0, CapacityMsSince(earlier) - (IdleMs - earlier.IdleMs) - (StealMs - earlier.StealMs));

    private static double? At(string[] ticks, int column) =>
        ticks.Length > column && long.TryParse(ticks[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count * TickMs : null;
}
