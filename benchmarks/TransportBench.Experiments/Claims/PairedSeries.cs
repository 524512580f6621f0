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
    /// <summary>Whether every round has a figure to work with.</summary>
    public bool IsUsable => Rounds > 0 && !TooFewSamples && !Unusable;

    /// <summary>Pairs two lanes by round; slices of one round are averaged first, because the round is the unit of repetition.</summary>
    /// <param name="metric">Metric, one of <see cref="Metrics"/>.</param>
    /// <param name="baseline">Rows of the baseline that have the metric.</param>
    /// <param name="candidate">Rows of the candidate that have the metric.</param>
    public static PairedSeries Of(string metric, IEnumerable<TrialRow> baseline, IEnumerable<TrialRow> candidate)
    {
        var left = PerRound(metric, baseline);
        var right = PerRound(metric, candidate);
        var rounds = left.Keys.Intersect(right.Keys).Order().ToArray();
        var figures = rounds.SelectMany(r => new[] { left[r], right[r] }).ToList();
        return new PairedSeries(
            [.. rounds.Select(r => left[r]).OfType<double>()],
            [.. rounds.Select(r => right[r]).OfType<double>()],
            rounds.Length,
            TooFewSamples: figures.Exists(f => f is null),
            Unusable: figures.OfType<double>().Any(f => !double.IsFinite(f) || (f <= 0 && !Metrics.IsExact(metric))));
    }

    // A slice without a figure leaves its round without one: a mean over what is left would flatter.
    private static Dictionary<int, double?> PerRound(string metric, IEnumerable<TrialRow> rows) => rows
        .GroupBy(t => t.Round, t => Metrics.Read(t, metric))
        .ToDictionary(g => g.Key, g => g.Any(v => v is null) ? null : g.Average());
}
