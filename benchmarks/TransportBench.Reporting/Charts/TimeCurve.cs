namespace TransportBench.Reporting.Charts;

/// <summary>A figure over time.</summary>
/// <param name="Series">Its name and style.</param>
/// <param name="Points">Seconds since the begin, and the figure; ascending, at least one.</param>
public sealed record TimeCurve(Series Series, IReadOnlyList<(double Seconds, double Value)> Points);
