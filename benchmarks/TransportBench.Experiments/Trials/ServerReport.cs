namespace TransportBench.Experiments.Trials;

/// <summary>What the server host reports of a trial.</summary>
/// <param name="Lanes">By name.</param>
/// <param name="Begin">At the start of the steady phase; <see langword="null"/> where lanes shared the process.</param>
/// <param name="End">At its end.</param>
public sealed record ServerReport(IReadOnlyDictionary<string, ServerLaneReport> Lanes, UsageMark? Begin, UsageMark? End);
