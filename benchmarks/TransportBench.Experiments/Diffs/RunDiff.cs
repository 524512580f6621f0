using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Diffs;

/// <summary>Two runs of one machine compared: every lane of every cell that both have, in every metric that matters there.</summary>
/// <param name="Rows">The comparisons, in the order of the base's cells.</param>
/// <param name="Threshold">What a change has to exceed: 0.05 means 5 %.</param>
/// <param name="CommonRounds">Rounds that are complete in both runs.</param>
/// <param name="Family">Rows whose p-values were adjusted together.</param>
/// <param name="ControlMoves">By how much the controls alone became slower, in every metric, ascending: how far the machine moved. Below 1: faster.</param>
public sealed record RunDiff(IReadOnlyList<DiffRow> Rows, double Threshold, int CommonRounds, int Family, IReadOnlyList<double> ControlMoves)
{
    /// <summary>Rows that may be a regression or an improvement: all but the controls'.</summary>
    public int Compared => Rows.Count(row => !row.Control);

    /// <summary>Regressions.</summary>
    public int Worse => Rows.Count(row => row.Worse);

    /// <summary>Improvements.</summary>
    public int Better => Rows.Count(row => row.Better);

    /// <summary>Absolute figures that would be one or the other, had the controls not moved as far.</summary>
    public int MayBeMachine => Rows.Count(row => row.MayBeMachine);

    /// <summary>Compares two runs with the statistics of a run: rounds are paired by their number.</summary>
    /// <remarks>
    /// Pure. Round i of one run has nothing to do with round i of the other, so any pairing fixed beforehand is as good as any other: under the
    /// null the two figures of a pair are exchangeable, which is what the sign flips ask for.
    /// </remarks>
    /// <param name="base">The run to compare with.</param>
    /// <param name="candidate">The run in question.</param>
    /// <param name="threshold">Not negative and finite: 0.05 means 5 %.</param>
    /// <param name="chosen">Which experiments and metrics are compared, fixed before the figures are seen; <see langword="null"/>: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is negative or not finite.</exception>
    public static RunDiff Compute(RunResults @base, RunResults candidate, double threshold, Func<string, string, bool>? chosen = null)
    {
        if (threshold is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "Must be finite and not negative.");
        var all = LaneDiff.All(new Evidence(@base.Trials), new Evidence(candidate.Trials), chosen ?? ((_, _) => true)).ToList();
        var family = all.Where(diff => diff is { IsControl: false, Comparison.Ratio95: not null }).ToList();
        var adjusted = family.Zip(Holm.Adjust([.. family.Select(diff => diff.Comparison!.P)])).ToDictionary(pair => pair.First, pair => pair.Second);
        DiffRow[] rows = [.. all.Select(diff => diff.Judged(threshold, adjusted.TryGetValue(diff, out var p) ? p : null))];
        var machine = new MachineMoves(rows);
        return new RunDiff(
            [.. rows.Select(row => machine.Allow(row, threshold))],
            threshold,
            @base.CompletedRounds.Intersect(candidate.CompletedRounds).Count(),
            family.Count,
            machine.All);
    }
}
