namespace TransportBench.Experiments.Calibration.Rows;

/// <summary>Where a lane's steady state begins in fresh processes.</summary>
/// <param name="Conditions"><c>fresh processes</c>, or <c>after the warm-up</c> of every round.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Rounds">Fresh pairs of processes.</param>
/// <param name="WindowMs">Length of a window in ms.</param>
/// <param name="Windows">Windows looked at.</param>
/// <param name="FromMs">The steady state begins here, in ms from the first event; <see langword="null"/>: not found.</param>
/// <param name="FirstWindowRatio">p50 of the first window over that of the steady state.</param>
/// <param name="WarmUpMs">What every trial of this profile discards of its own, in ms.</param>
/// <param name="Curve">p50 of each window over the steady level, Hodges–Lehmann over rounds.</param>
public sealed record SteadyRow(string Conditions, string Lane, int Rounds, double WindowMs, int Windows, double? FromMs, double FirstWindowRatio, double WarmUpMs, IReadOnlyList<double> Curve);
