namespace TransportBench.Statistics;

/// <summary>One window of a series that is looked through for its steady state.</summary>
/// <param name="Ratio">Window over the repetition's level: the Hodges–Lehmann estimate over repetitions; 1 is the level.</param>
/// <param name="Ratio95">The 95 % interval of <paramref name="Ratio"/>.</param>
/// <param name="Departs">The interval excludes 1, and the estimate is beyond the tolerance.</param>
public readonly record struct SteadyWindow(double Ratio, Interval Ratio95, bool Departs);
