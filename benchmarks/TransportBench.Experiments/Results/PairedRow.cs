namespace TransportBench.Experiments.Results;

/// <summary>A lane against another one of the same trial, event by event.</summary>
/// <param name="Delivery">Median over the groups of the steady phase of this lane's delivery latency over the other's.</param>
/// <param name="Transit">The same of the transit time.</param>
public sealed record PairedRow(double Delivery, double Transit);
