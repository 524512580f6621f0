using TransportBench.Experiments.Results;
using TransportBench.Reporting.Data;

namespace TransportBench.Reporting.Sections;

/// <summary>What a run was to hold and does not.</summary>
public static class Completeness
{
    /// <summary>One sentence or two per shortcoming; none for a complete run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="missing">Titles of the sections that have no data.</param>
    public static IEnumerable<string> Notices(RunResults results, IReadOnlyList<string> missing)
    {
        var (done, planned) = (results.CompletedRounds.Count, results.Settings.Rounds);
        if (results.Settings.Profile == "smoke")
            yield return "A smoke run: it proves that everything works and decides little.";
        if (done < planned)
            yield return $"Incomplete: {done} of {planned} planned rounds are complete. Intervals are wider than planned, and what is undecided may only lack rounds; `run --resume` goes on where it stopped.";
        var silent = results.Settings.Experiments.Where(e => results.Trials.All(t => t.Experiment != e)).ToList();
        if (silent.Count > 0)
            yield return $"No results from: {string.Join(", ", silent)}.";
        var thin = TrialCell.Of(results, _ => true).GroupBy(c => (c.Experiment, c.Conditions.EndsWith(", alone", StringComparison.Ordinal))).SelectMany(Thin).ToList();
        if (thin.Count > 0)
            yield return $"Cells with fewer rounds than others of their experiment: {string.Join("; ", thin)}.";
        if (results.Failures.Count > 0)
            yield return $"Trials without a result: {results.Failures.Count}; the accounting lists them with their reasons.";
        var voided = Voids.Ids(results.Trials);
        if (voided.Count > 0)
            yield return $"Void trials, left out of every figure: {string.Join(", ", voided)}.";
        if (Disturbances.Of(results.Trials).Sentence() is { } disturbed)
            yield return $"{disturbed} Environment says which experiments.";
        if (missing.Count > 0)
            yield return $"Not in this run: {string.Join(", ", missing)}.";
    }

    // Compared with the experiment's own cells: exact figures need not be taken in every round, nor lanes alone.
    private static IEnumerable<string> Thin(IEnumerable<TrialCell> experiment)
    {
        var cells = experiment.ToList();
        var most = cells.Max(c => c.Rounds);
        return cells.Where(c => c.Rounds < most).Select(c => $"{c.Experiment} ({c.Conditions}): {c.Rounds} of {most}");
    }
}
