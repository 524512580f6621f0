namespace TransportBench.Load.Results;

/// <summary>The server's memory at an instant of a soak, after a full collection.</summary>
/// <param name="At">Since the stream's begin, in s.</param>
/// <param name="LiveMib">Live objects on the managed heap, pooled buffers among them, in MiB.</param>
/// <param name="CommittedMib">What the collector holds of the system's memory, in MiB; <see langword="null"/> in older files.</param>
/// <param name="ResidentMib">Resident set of the process, in MiB; <see langword="null"/> in older files.</param>
public sealed record HeapRow(double At, double LiveMib, double? CommittedMib = null, double? ResidentMib = null)
{
    /// <summary>What is resident and not the collector's, in MiB: code, threads, the C library's heaps.</summary>
    public double? OutsideMib => ResidentMib is { } resident && CommittedMib is { } committed ? Math.Round(resident - committed, 2) : null;
}
