using System.Runtime.InteropServices;

namespace TransportBench.Measurement.Processes;

/// <summary>How often threads of this process have left a processor (Linux <c>getrusage(RUSAGE_SELF)</c>; getrusage(2)).</summary>
/// <param name="Voluntary">Because they waited.</param>
/// <param name="Involuntary">Because others had their turn.</param>
public readonly partial record struct ContextSwitches(long Voluntary, long Involuntary)
{
    private const int Self = 0;

    /// <summary><c>struct rusage</c> on 64-bit Linux: two times of two longs, then fourteen longs, the switches last.</summary>
    private const int Longs = 18;

    /// <summary>Since the process began; <see langword="null"/> where the system does not say. Allocates nothing.</summary>
    public static ContextSwitches? Now()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess) return null;
        Span<long> usage = stackalloc long[Longs];
        return getrusage(Self, ref MemoryMarshal.GetReference(usage)) == 0 ? new ContextSwitches(usage[16], usage[17]) : null;
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int getrusage(int who, ref long usage);
}
