using TransportBench.Experiments.Experiments;
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
        var thin = TrialCell.Of(results, _ => true).GroupBy(c => (c.Experiment, c.Conditions.EndsWith(", alone", StringComparison.Ordinal))).SelectMany(cells => Thin(results, [.. cells])).ToList();
        if (thin.Count > 0)
            yield return $"Cells with fewer rounds than planned: {string.Join("; ", thin)}.";
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

    private static IEnumerable<string> Thin(RunResults results, List<TrialCell> experiment)
    {
        var most = experiment.Max(c => c.Rounds);
        return experiment.Select(c => (Cell: c, Planned: Planned(results, c) ?? most)).Where(c => c.Cell.Rounds < c.Planned).Select(c => $"{c.Cell.Experiment} ({c.Cell.Conditions}): {c.Cell.Rounds} of {c.Planned}");
    }

    /// <summary>Complete rounds that measure a cell: exact figures need not be taken in every round. <see langword="null"/> for a cell of another version: its experiment's own cells tell.</summary>
    private static int? Planned(RunResults results, TrialCell cell)
    {
        var profile = Profile.All.FirstOrDefault(p => p.Id == results.Settings.Profile);
        var experiment = ExperimentCatalogue.All.FirstOrDefault(e => e.Id == cell.Experiment);
        if (profile is null || experiment is null)
            return null;
        List<Slice> slices = [.. experiment.Slices(profile).Where(slice => slice.Conditions == cell.Conditions)];
        return slices.Count == 0 ? null : results.CompletedRounds.Count(round => slices.Exists(slice => round < slice.Rounds && slice.InRound?.Invoke(round) != false));
    }
}
