namespace TransportBench.Reporting.Charts;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">In the axis's unit.</param>
/// <param name="Label">As printed.</param>
public readonly record struct Tick(double Value, string Label);
