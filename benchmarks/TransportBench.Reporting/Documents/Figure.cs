using TransportBench.Reporting.Charts;

namespace TransportBench.Reporting.Documents;

/// <summary>A chart with its caption.</summary>
/// <param name="Chart">The chart.</param>
public sealed record Figure(Chart Chart) : Block;
