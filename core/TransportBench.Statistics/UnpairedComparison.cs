namespace TransportBench.Statistics;

/// <summary>A candidate against a baseline whose rounds have nothing to do with one another: two runs.</summary>
/// <remarks>
/// The round is the unit, as in <see cref="PairedComparison"/>. What all rounds of one run share (its hour, its place in memory) is not in
/// their scatter, so p is too small by as much as runs differ by themselves. Immutable.
/// </remarks>
public sealed record UnpairedComparison
{
    /// <summary>Rounds of the baseline; at least 1.</summary>
    public required int BaselineRounds { get; init; }

    /// <summary>Rounds of the candidate; at least 1.</summary>
    public required int CandidateRounds { get; init; }

    /// <summary>Candidate over baseline: the Hodges–Lehmann estimate of the shift of the logarithms, exponentiated; above 0, 1 means the same.</summary>
    public required double Ratio { get; init; }

    /// <summary>95 % interval of <see cref="Ratio"/>; <see langword="null"/> below four rounds each.</summary>
    public required Interval? Ratio95 { get; init; }

    /// <summary>90 % interval of <see cref="Ratio"/>, the one equivalence asks for.</summary>
    public required Interval? Ratio90 { get; init; }

    /// <summary>Two-sided p-value of the rank sum against a ratio of 1, not adjusted for the family; exact up to <see cref="RankSum.MostExact"/> rounds in all.</summary>
    public required double P { get; init; }

    /// <summary>The smallest p-value that so many rounds can have.</summary>
    public double SmallestP => RankSum.SmallestP(BaselineRounds, CandidateRounds);

    /// <summary>Compares two runs.</summary>
    /// <param name="baseline">One positive, finite figure per round, in any unit and order.</param>
    /// <param name="candidate">The other run's figures, same unit; as many or more or fewer.</param>
    /// <returns>The comparison, or <see langword="null"/> where either has no round.</returns>
    /// <exception cref="ArgumentException">A figure is not positive and finite.</exception>
    public static UnpairedComparison? Of(ReadOnlySpan<double> baseline, ReadOnlySpan<double> candidate)
    {
        Ratios.RequirePositive(baseline, nameof(baseline));
        Ratios.RequirePositive(candidate, nameof(candidate));
        if (baseline.IsEmpty || candidate.IsEmpty)
            return null;

        var logRatios = new double[checked(baseline.Length * candidate.Length)];
        for (var i = 0; i < baseline.Length; i++)
        {
            for (var j = 0; j < candidate.Length; j++)
                logRatios[(i * candidate.Length) + j] = Ratios.Log(baseline[i], candidate[j]);
        }

        Array.Sort(logRatios);
        return new UnpairedComparison
        {
            BaselineRounds = baseline.Length,
            CandidateRounds = candidate.Length,
            Ratio = Math.Exp(Percentiles.MedianOfSorted(logRatios)),
            Ratio95 = Within(logRatios, RankSum.CriticalRank(baseline.Length, candidate.Length, 0.95)),
            Ratio90 = Within(logRatios, RankSum.CriticalRank(baseline.Length, candidate.Length, 0.90)),
            P = RankSum.PValue(baseline, candidate),
        };
    }

    private static Interval? Within(double[] sorted, int rank) => rank == 0 ? null : Ratios.Exponential(new Interval(sorted[rank - 1], sorted[^rank]));
}
