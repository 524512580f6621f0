namespace TransportBench.Reporting.Charts;

/// <summary>A lane's throughput in one cell.</summary>
/// <param name="Group">The cell; bars of the same cell stand under its name.</param>
/// <param name="Series">The lane.</param>
/// <param name="Median">Events per second: median over rounds.</param>
/// <param name="Rounds">Events per second of every round.</param>
public sealed record ThroughputBar(string Group, Series Series, double Median, IReadOnlyList<double> Rounds);
