namespace TransportBench.Measurement.Processes;

/// <summary>What this process has used since it began.</summary>
/// <param name="CpuUs">Processor time, user and system, in µs.</param>
/// <param name="AllocatedBytes">Managed bytes allocated, exact.</param>
public readonly record struct ProcessUsage(double CpuUs, long AllocatedBytes)
{
    /// <summary>A snapshot now. Asks the collector for an exact figure: it briefly stops all threads.</summary>
    public static ProcessUsage Now() =>
        new(Environment.CpuUsage.TotalTime.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true));
}
