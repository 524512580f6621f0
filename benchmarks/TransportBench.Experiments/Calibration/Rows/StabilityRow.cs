namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>The ratio of two lanes that run together otherwise, over their ratio as a measurement runs them, paired by round.</summary>
/// <param name="Cell">How they run.</param>
/// <param name="Baseline">Baseline lane.</param>
/// <param name="Candidate">Candidate lane.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Rounds">Rounds with all four figures.</param>
/// <param name="Ratio">Candidate over baseline in this cell: median over rounds.</param>
/// <param name="Change">That ratio over the reference cell's: Hodges–Lehmann estimate; 1 in the reference.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Holds">The 90 % interval lies within ±5 %; false: beyond it and detected; <see langword="null"/>: undecided.</param>
public sealed record StabilityRow(
    string Cell, string Baseline, string Candidate, string Metric, int Rounds, double Ratio, double Change, double? Low, double? High, bool? Holds);
