namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>The same lane twice by one way of taking turns.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Rounds">Rounds.</param>
/// <param name="Ratio">Second over first.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Scatter">Standard deviation of the log ratio between rounds.</param>
/// <param name="Detected">A difference was detected where there is none.</param>
public sealed record SchemeRow(string Scheme, string Metric, int Rounds, double Ratio, double? Low, double? High, double Scatter, bool Detected);
