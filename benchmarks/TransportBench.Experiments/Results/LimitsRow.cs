namespace TransportBench.Experiments.Results;

/// <summary>What the process may use of the machine, by its control groups and its affinity.</summary>
/// <param name="Cpu">Quota: <c>none</c> or cores, <c>1.5 cores</c>; <see langword="null"/> where it is not told.</param>
/// <param name="Memory"><c>none</c> or MiB, <c>512 MiB</c>; <see langword="null"/> where it is not told.</param>
/// <param name="Cpuset">Processors that the control group allows, <c>0-3</c>; <see langword="null"/> where it is not told.</param>
/// <param name="Affinity">Processors in the affinity mask; <see langword="null"/> where it is not told.</param>
public sealed record LimitsRow(string? Cpu, string? Memory, string? Cpuset, int? Affinity);
