namespace TransportBench.Experiments.Results;

/// <summary>A figure for each side.</summary>
/// <param name="Server">The server host's.</param>
/// <param name="Client">The client host's.</param>
public sealed record SidesRow(double Server, double Client);
