using TransportBench.Experiments.Results;

namespace TransportBench.Reporting.Data;

/// <summary>A lane's rows over the rounds of one cell.</summary>
/// <param name="Name">Canonical name of the lane.</param>
/// <param name="Row">The lane, part by part.</param>
/// <param name="Rounds">Its rows, by round.</param>
public sealed record TrialLane(string Name, LaneRow Row, IReadOnlyList<TrialRow> Rounds)
{
    /// <summary>Median over the rounds that have the figure; <see langword="null"/> when none has.</summary>
    public double? Median(Func<TrialRow, double?> figure) => Medians.Of(Rounds.Select(figure).OfType<double>());

    /// <summary>Median over rounds of a percentile; <see langword="null"/> as soon as one round has too few samples for it.</summary>
    public double? Percentile(Func<TrialRow, LatencyRow?> distribution, Func<LatencyRow, double?> percentile)
    {
        var rows = Rounds.Select(distribution).OfType<LatencyRow>().ToList();
        return rows.Count > 0 && rows.TrueForAll(r => percentile(r) is not null)
            ? Medians.Of(rows.Select(r => percentile(r)!.Value))
            : null;
    }
}
