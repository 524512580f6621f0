using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims;

/// <summary>One figure per round of two lanes, for the rounds that have both.</summary>
/// <param name="Baseline">The baseline's figures by round, ascending.</param>
/// <param name="Candidate">The candidate's, same rounds.</param>
/// <param name="Rounds">Rounds that have rows of both lanes, with a usable figure or not.</param>
/// <param name="TooFewSamples">A percentile had too few samples beyond it in some round.</param>
/// <param name="Unusable">A figure was not a number, or zero or negative where a ratio is needed.</param>
public sealed record PairedSeries(double[] Baseline, double[] Candidate, int Rounds, bool TooFewSamples, bool Unusable)
{
    /// <summary>Whether every event was compared with its own of the other lane, so that <see cref="Candidate"/> is the baseline's figure times the ratio of events; what the candidate's figures are by themselves. <see langword="null"/>: <see cref="Candidate"/> is.</summary>
    public double[]? Own { get; private init; }

    /// <summary>The same rounds, compared by the events of each group instead of by the figures of each lane.</summary>
    /// <param name="ratios">Candidate over baseline by round, ascending, one for each round; <see langword="null"/> changes nothing.</param>
    public PairedSeries ByEvents(double[]? ratios) => ratios is null || !IsUsable
        ? this
        : this with { Candidate = [.. Baseline.Zip(ratios, (baseline, ratio) => baseline * ratio)], Own = Candidate };

    /// <summary>Whether every round has a figure to work with.</summary>
    public bool IsUsable => Rounds > 0 && !TooFewSamples && !Unusable;

    /// <summary>Pairs two lanes by round.</summary>
    /// <param name="metric">Metric, one of <see cref="Metrics"/>.</param>
    /// <param name="baseline">Rows of the baseline that have the metric.</param>
    /// <param name="candidate">Rows of the candidate that have the metric.</param>
    public static PairedSeries Of(string metric, IEnumerable<TrialRow> baseline, IEnumerable<TrialRow> candidate) =>
        Of(metric, RoundFigures.Of(metric, baseline), RoundFigures.Of(metric, candidate));

    /// <summary>Pairs figures by round.</summary>
    /// <param name="metric">Metric, one of <see cref="Metrics"/>.</param>
    /// <param name="baseline">The baseline's figures, from <see cref="RoundFigures"/>.</param>
    /// <param name="candidate">The candidate's.</param>
    public static PairedSeries Of(string metric, IReadOnlyDictionary<int, double?> baseline, IReadOnlyDictionary<int, double?> candidate)
    {
        var rounds = baseline.Keys.Intersect(candidate.Keys).Order().ToArray();
        var figures = rounds.SelectMany(r => new[] { baseline[r], candidate[r] }).ToList();
        return new PairedSeries(
            [.. rounds.Select(r => baseline[r]).OfType<double>()],
            [.. rounds.Select(r => candidate[r]).OfType<double>()],
            rounds.Length,
            TooFewSamples: figures.Exists(f => f is null),
            Unusable: figures.OfType<double>().Any(f => !double.IsFinite(f) || (f <= 0 && !Metrics.IsExact(metric))));
    }
}
