namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>The smallest difference that a run finds, from the scatter of A/A.</summary>
/// <param name="Profile">Profile whose cell it is.</param>
/// <param name="Conditions">The cell.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Rounds">Rounds of a run.</param>
/// <param name="Power">Share of runs that detect it with the right sign: 0.95.</param>
/// <param name="Difference">As a fraction of the ratio; <see langword="null"/>: not found with this many rounds, or too few A/A rounds to tell.</param>
/// <param name="RoundsSeen">A/A rounds it was resampled from.</param>
/// <param name="Reason">Why there is none, or <see langword="null"/>.</param>
public sealed record SmallestDifferenceRow(
    string Profile, string Conditions, string Metric, int Rounds, double Power, double? Difference, int RoundsSeen, string? Reason);
