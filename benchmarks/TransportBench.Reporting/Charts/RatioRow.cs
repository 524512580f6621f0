namespace TransportBench.Reporting.Charts;

/// <summary>One line of a <see cref="RatioChart"/>.</summary>
/// <param name="Group">Lines of the same group stand under its name.</param>
/// <param name="Label">What is compared.</param>
/// <param name="Ratio">Candidate over baseline.</param>
/// <param name="Low">Lower end of the 95 % interval, or <see langword="null"/>.</param>
/// <param name="High">Upper end of the 95 % interval, or <see langword="null"/>.</param>
/// <param name="Margin">Half-width of the band in which a difference is too small to matter: 0.05 is ±5 %.</param>
/// <param name="Decision">As in results.</param>
/// <param name="Figures">Ratio and interval as they are printed.</param>
public sealed record RatioRow(string Group, string Label, double Ratio, double? Low, double? High, double Margin, string Decision, string Figures);
