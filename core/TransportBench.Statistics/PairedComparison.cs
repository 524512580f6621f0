namespace TransportBench.Statistics;

/// <summary>A candidate against a baseline, paired by round.</summary>
/// <remarks>
/// What hits both lanes of a round cancels in its log ratio: duet benchmarking, Bulej et al., ICPE 2020. The round is the unit, because
/// events within one are not independent: Kalibera &amp; Jones, ISMM 2013. Immutable.
/// </remarks>
public sealed record PairedComparison
{
    /// <summary>Number of pairs; at least 1.</summary>
    public required int Rounds { get; init; }

    /// <summary>Candidate over baseline: the Hodges–Lehmann estimate of the log ratio, exponentiated; above 0, 1 means the same.</summary>
    public required double Ratio { get; init; }

    /// <summary>95 % interval of <see cref="Ratio"/>; <see langword="null"/> below six rounds.</summary>
    public required Interval? Ratio95 { get; init; }

    /// <summary>90 % interval of <see cref="Ratio"/>, the one equivalence asks for; <see langword="null"/> below five rounds.</summary>
    public required Interval? Ratio90 { get; init; }

    /// <summary>Candidate − baseline in the unit of the figures: the Hodges–Lehmann estimate.</summary>
    public required double Difference { get; init; }

    /// <summary>95 % interval of <see cref="Difference"/>; <see langword="null"/> below six rounds.</summary>
    public required Interval? Difference95 { get; init; }

    /// <summary>Two-sided exact p-value of the log ratios against a ratio of 1, not adjusted for the family.</summary>
    public required double P { get; init; }

    /// <summary>Natural logarithm of candidate over baseline, round by round.</summary>
    public required IReadOnlyList<double> LogRatios { get; init; }

    /// <summary>Compares two lanes.</summary>
    /// <param name="baseline">One positive, finite figure per round, in any unit.</param>
    /// <param name="candidate">The other lane's figures: same unit, same rounds, same order.</param>
    /// <returns>The comparison, or <see langword="null"/> without a pair.</returns>
    /// <exception cref="ArgumentException">The lanes have different numbers of rounds, or a figure is not positive and finite.</exception>
    public static PairedComparison? Of(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate)
    {
        if (baseline.Length != candidate.Length)
            throw new ArgumentException($"The baseline has {baseline.Length} rounds and the candidate {candidate.Length}; pairs need as many of each.", nameof(candidate));
        Ratios.RequirePositive(baseline, nameof(baseline));
        Ratios.RequirePositive(candidate, nameof(candidate));
        if (baseline.IsEmpty)
            return null;

        var logRatios = new double[baseline.Length];
        var differences = new double[baseline.Length];
        for (var i = 0; i < baseline.Length; i++)
        {
            logRatios[i] = Ratios.Log(baseline[i], candidate[i]);
            differences[i] = candidate[i] - baseline[i];
        }

        return new PairedComparison
        {
            Rounds = logRatios.Length,
            Ratio = Math.Exp(SignedRank.HodgesLehmann(logRatios)),
            Ratio95 = Ratios.Exponential(SignedRank.ConfidenceInterval(logRatios, 0.95)),
            Ratio90 = Ratios.Exponential(SignedRank.ConfidenceInterval(logRatios, 0.90)),
            Difference = SignedRank.HodgesLehmann(differences),
            Difference95 = SignedRank.ConfidenceInterval(differences, 0.95),
            P = SignedRank.PValue(logRatios),
            LogRatios = logRatios,
        };
    }
}
