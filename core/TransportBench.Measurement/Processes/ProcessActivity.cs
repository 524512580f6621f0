using System.Runtime;

namespace TransportBench.Measurement.Processes;

/// <summary>What this process did besides its work: what a reader of a trial's figures may want to exclude as their cause.</summary>
/// <param name="CpuUs">Processor time, user and system, in µs.</param>
/// <param name="VoluntarySwitches">Times a thread left a processor to wait; <see langword="null"/> where the system does not say.</param>
/// <param name="InvoluntarySwitches">Times a thread was taken off a processor; <see langword="null"/> where the system does not say.</param>
/// <param name="Collections">Garbage collections of every generation.</param>
/// <param name="FullCollections">Those of generation 2 among them.</param>
/// <param name="MethodsCompiled">Methods that the just-in-time compiler has compiled, again ones included.</param>
public sealed record ProcessActivity(
    double CpuUs, long? VoluntarySwitches, long? InvoluntarySwitches, int Collections, int FullCollections, long MethodsCompiled)
{
    /// <summary>Since the process began. Stops no thread.</summary>
    public static ProcessActivity Now()
    {
        var switches = ContextSwitches.Now();
        return new ProcessActivity(
            Environment.CpuUsage.TotalTime.TotalMicroseconds, switches?.Voluntary, switches?.Involuntary,
            GC.CollectionCount(0), GC.CollectionCount(2), JitInfo.GetCompiledMethodCount());
    }

    /// <summary>What was added since an earlier snapshot.</summary>
    public ProcessActivity Since(ProcessActivity earlier) => new(
        CpuUs - earlier.CpuUs, VoluntarySwitches - earlier.VoluntarySwitches, InvoluntarySwitches - earlier.InvoluntarySwitches,
        Collections - earlier.Collections, FullCollections - earlier.FullCollections, MethodsCompiled - earlier.MethodsCompiled);
}
