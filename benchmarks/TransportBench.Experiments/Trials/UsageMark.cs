namespace TransportBench.Experiments.Trials;

/// <summary>What a process had used, and what its lanes had handled, at an instant.</summary>
/// <param name="AtNs">The instant, <see cref="Measurement.Clock.MonotonicClock"/> ns.</param>
/// <param name="CpuUs">Processor time in µs.</param>
/// <param name="AllocatedBytes">Managed bytes allocated.</param>
/// <param name="Events">Events handled by all lanes of the trial.</param>
public sealed record UsageMark(long AtNs, double CpuUs, long AllocatedBytes, long Events);
