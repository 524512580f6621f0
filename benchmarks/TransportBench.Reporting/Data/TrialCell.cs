using TransportBench.Experiments.Results;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Data;

/// <summary>One cell of an experiment's grid: the trials that differ in lane and round alone.</summary>
/// <param name="Experiment">ID of the experiment.</param>
/// <param name="Conditions">What is held still.</param>
/// <param name="Trials">The rows, in the order of the file.</param>
public sealed record TrialCell(string Experiment, string Conditions, IReadOnlyList<TrialRow> Trials)
{
    /// <summary>The lanes, in order of first appearance; the second copy of a lane (built-in A/A) is not counted in.</summary>
    public IReadOnlyList<TrialLane> Lanes { get; } =
    [
        .. Trials.Where(t => t.Copy == 0)
            .GroupBy(t => t.Lane.ToString())
            .Select(g => new TrialLane(g.Key, g.First().Lane, [.. g.OrderBy(t => t.Round)]))
            .OrderBy(l => LaneNames.Rank(l.Name)),
    ];

    /// <summary>Rounds in which any lane has a row.</summary>
    public int Rounds => Trials.Select(t => t.Round).Distinct().Count();

    /// <summary>All cells of a run whose rows satisfy a condition: by experiment as settings name them, then by edition, size and rate, whatever the order they ran in.</summary>
    /// <remarks>Void trials are left out with all their lanes, as the verdicts leave them out.</remarks>
    public static IReadOnlyList<TrialCell> Of(RunResults results, Func<TrialRow, bool> where) =>
    [
        .. Voids.Without(results.Trials).Where(where)
            .GroupBy(t => (t.Experiment, t.Conditions))
            .Select(g => new TrialCell(g.Key.Experiment, g.Key.Conditions, [.. g]))
            .OrderBy(c => Position(results.Settings.Experiments, c.Experiment))
            .ThenBy(c => c.Experiment, StringComparer.Ordinal)
            .ThenBy(c => c.Trials.Min(t => t.Lane.Edition), StringComparer.Ordinal)
            .ThenBy(c => c.Trials.Max(t => t.Workload.SizeBytes))
            .ThenByDescending(c => c.Trials.Max(t => t.Workload.EventsPerSecond))
            .ThenBy(c => c.Conditions.Length)
            .ThenBy(c => c.Conditions, StringComparer.Ordinal),
    ];

    /// <summary>The comparisons made in this cell, built-in A/A left out.</summary>
    /// <remarks>A pair that is compared for a claim and again as context stands once, as the claim has it.</remarks>
    public IEnumerable<ComparisonRow> Comparisons(RunResults results) => results.Comparisons
        .Where(c => c.Experiment == Experiment && c.Conditions == Conditions && !c.SameLane)
        .OrderBy(c => c.Claim is null ? 1 : 0)
        .DistinctBy(c => (c.Metric, c.Candidate, c.Baseline))
        .OrderBy(c => c.Metric, StringComparer.Ordinal).ThenBy(c => LaneNames.Rank(c.Candidate)).ThenBy(c => LaneNames.Rank(c.Baseline));

    private static int Position(IReadOnlyList<string> experiments, string experiment)
    {
        for (var i = 0; i < experiments.Count; i++)
        {
            if (experiments[i] == experiment)
                return i;
        }

        return experiments.Count;
    }
}
