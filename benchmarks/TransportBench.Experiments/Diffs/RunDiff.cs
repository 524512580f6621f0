using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Diffs;

/// <summary>Two runs of one machine compared: every lane of every cell that both have, in every metric that matters there.</summary>
/// <param name="Rows">The comparisons, in the order of the base's cells.</param>
/// <param name="Threshold">What a change has to exceed: 0.05 means 5 %.</param>
/// <param name="Testable">Rows, controls aside, whose figures scatter.</param>
/// <param name="Family">Those of them whose p-values were adjusted together: as many as their rounds can tell from one another.</param>
/// <param name="Missing">What the base measured and the candidate was asked for and has no figure of: <c>experiment, cell: lane</c>.</param>
/// <param name="ControlMoves">By how much the controls alone became slower, in every metric, ascending: how far the machine moved. Below 1: faster.</param>
public sealed record RunDiff(IReadOnlyList<DiffRow> Rows, double Threshold, int Testable, int Family, IReadOnlyList<string> Missing, IReadOnlyList<double> ControlMoves)
{
    /// <summary>Rows that may be a regression or an improvement: all but the controls'.</summary>
    public int Compared => Rows.Count(row => !row.Control);

    /// <summary>Regressions.</summary>
    public int Worse => Rows.Count(row => row.Worse);

    /// <summary>Improvements.</summary>
    public int Better => Rows.Count(row => row.Better);

    /// <summary>Rows that are exactly the same, or equivalent within the threshold, and nothing else.</summary>
    public int Same => Rows.Count(row => row is { Control: false, Worse: false, Better: false } && (row.Kind == DiffKind.Exact ? !row.Detected : row.Decision == DecisionWords.Of(Decision.Equivalent)));

    /// <summary>Absolute figures that would be one or the other, had the controls not moved as far.</summary>
    public int MayBeMachine => Rows.Count(row => row.MayBeMachine);

    /// <summary>Whether there are figures with scatter, and none of them could have been found worse however much it was.</summary>
    public bool IsBlind => Testable > 0 && Family == 0;

    /// <summary>Compares two runs: the rounds of one against the rounds of the other, by their ranks.</summary>
    /// <remarks>Pure. Round i of one run has nothing to do with round i of the other, so they are not paired.</remarks>
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
        var testable = all.Where(diff => diff is { IsControl: false, Comparison: not null }).ToList();
        var family = Decidable(testable);
        var adjusted = family.Zip(Holm.Adjust([.. family.Select(diff => diff.Comparison!.P)])).ToDictionary(pair => pair.First, pair => pair.Second);
        DiffRow[] rows = [.. all.Select(diff => diff.Judged(threshold, adjusted.TryGetValue(diff, out var p) ? p : null))];
        var machine = new MachineMoves(rows);
        return new RunDiff(
            [.. rows.Select(row => machine.Allow(row, threshold))],
            threshold,
            testable.Count,
            family.Count,
            [.. Lost(@base, candidate, chosen)],
            machine.All);
    }

    // The most rows of which even the one with the fewest rounds could be detected. It depends on numbers of rounds and on no figure; a row that could not would only weigh on the others.
    private static List<LaneDiff> Decidable(List<LaneDiff> testable)
    {
        var family = new List<LaneDiff>();
        foreach (var rows in testable.GroupBy(diff => diff.Comparison!.SmallestP).OrderBy(rows => rows.Key))
        {
            if (rows.Key * (family.Count + rows.Count()) >= Judgement.Level) break;
            family.AddRange(rows);
        }

        return family;
    }

    private static IEnumerable<string> Lost(RunResults @base, RunResults candidate, Func<string, string, bool>? chosen)
    {
        var asked = candidate.Settings;
        if (asked.Profile != @base.Settings.Profile || !asked.Claims.SequenceEqual(@base.Settings.Claims)) return []; // Asked for less, or for something else.
        var there = Lanes(candidate).ToHashSet();
        return Lanes(@base)
            .Where(lane => asked.Experiments.Contains(lane.Experiment) && (asked.Lanes.Count == 0 || asked.Lanes.Contains(lane.Lane)) && !there.Contains(lane))
            .Where(lane => chosen is null || DiffMetrics.Names(@base.Trials.Where(row => row.Experiment == lane.Experiment)).Any(metric => chosen(lane.Experiment, metric)))
            .Select(lane => $"{lane.Experiment}, {lane.Conditions}: {lane.Lane}");
    }

    private static IEnumerable<(string Experiment, string Conditions, string Lane)> Lanes(RunResults run)
    {
        var evidence = new Evidence(run.Trials);
        return evidence.Cells.SelectMany(cell => evidence.Rows(cell.Experiment, cell.Conditions).Where(row => row.Copy == 0).Select(row => (cell.Experiment, cell.Conditions, row.Lane.ToString()))).Distinct();
    }
}
