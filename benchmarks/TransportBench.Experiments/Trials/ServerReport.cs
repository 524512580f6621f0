using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Trials;

/// <summary>What the server host reports of a trial.</summary>
/// <param name="Lanes">By name.</param>
/// <param name="Begin">At the start of the steady phase; <see langword="null"/> where lanes shared the process.</param>
/// <param name="End">At its end.</param>
/// <param name="Activity">What the process did from the start to the drain; <see langword="null"/> where it does not tell.</param>
public sealed record ServerReport(IReadOnlyDictionary<string, ServerLaneReport> Lanes, UsageMark? Begin, UsageMark? End, ProcessActivity? Activity = null);
