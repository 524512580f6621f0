using TransportBench.Experiments.Results;

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
            .OrderBy(l => Rank(l.Row.Transport)),
    ];

    /// <summary>Rounds in which any lane has a row.</summary>
    public int Rounds => Trials.Select(t => t.Round).Distinct().Count();

    /// <summary>All cells of a run whose rows satisfy a condition, in the order of the file.</summary>
    public static IReadOnlyList<TrialCell> Of(RunResults results, Func<TrialRow, bool> where) =>
    [
        .. results.Trials.Where(where)
            .GroupBy(t => (t.Experiment, t.Conditions))
            .Select(g => new TrialCell(g.Key.Experiment, g.Key.Conditions, [.. g])),
    ];

    /// <summary>The comparisons made in this cell, built-in A/A left out.</summary>
    public IEnumerable<ComparisonRow> Comparisons(RunResults results) =>
        results.Comparisons.Where(c => c.Experiment == Experiment && c.Conditions == Conditions && !c.SameLane);

    // Controls first, as in the catalogue; what the catalogue does not know comes last.
    private static int Rank(string transport)
    {
        var all = Core.Transports.All;
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Id == transport)
                return i;
        }

        return all.Count;
    }
}
