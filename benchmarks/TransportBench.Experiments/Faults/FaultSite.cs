namespace TransportBench.Experiments.Faults;

/// <summary>Where a fault strikes.</summary>
/// <param name="Relay">Before one client.</param>
/// <param name="Server">The server all share.</param>
/// <param name="CutBytes">A number of bytes that ends within an event, drawn for each strike.</param>
public sealed record FaultSite(FaultRelay Relay, IFaultyServer Server, int CutBytes);
