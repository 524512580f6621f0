namespace TransportBench.Experiments.Results;

/// <summary>A workload as it is reported.</summary>
/// <param name="Kind">Kind of payload.</param>
/// <param name="SizeBytes">Bytes per payload.</param>
/// <param name="Schedule">Arrival schedule, or <c>saturated</c>.</param>
/// <param name="EventsPerSecond">Offered events per second and lane; 0 when saturated.</param>
/// <param name="Events">Events per lane in the steady phase; 0 when saturated.</param>
public sealed record WorkloadRow(string Kind, int SizeBytes, string Schedule, double EventsPerSecond, long Events);
