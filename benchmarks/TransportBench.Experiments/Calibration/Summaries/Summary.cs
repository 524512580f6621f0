using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>From the rows of all complete runs to a calibration's results.</summary>
internal static class Summary
{
    public static CalibrationResults Of(
        CalibrationOptions options, EnvironmentRecord environment, int completedRuns, CalibrationResults? resumed,
        IReadOnlyList<TrialRow> trials, IReadOnlyList<KnownComparisonRow> comparisons, IReadOnlyList<TrialFailure> failures)
    {
        var results = new CalibrationResults
        {
            Schema = CalibrationResults.CurrentSchema,
            Environment = environment,
            Settings = new CalibrationSettings
            {
                Profile = options.Profile.Id,
                Runs = options.Runs,
                Rounds = options.Rounds,
                Seed = options.Seed,
                Parts = [.. options.Parts.Select(part => part.Id)],
                Command = options.Command,
            },
            CompletedRuns = completedRuns,
            Failures = [.. failures],
            Checks = [],
            Detections = [.. Detections.Of(comparisons)],
            SmallestDifferences = [.. SmallestDifferences.Of(options.Profile.Id, options.Rounds, options.Seed, comparisons)],
            Burns = OrEarlier([.. Burns.Of(trials)], resumed?.Burns, row => row.Rounds),
            Stability = OrEarlier(Stabilities.Of(trials), resumed?.Stability),
            Schemes = OrEarlier([.. SchemeScatter.Of(trials)], resumed?.Schemes),
            Steady = OrEarlier([.. SteadyStarts.Of(trials, options.Profile)], resumed?.Steady, row => row.Rounds),
            Freezes = OrEarlier([.. Freezes.Of(trials)], resumed?.Freezes),
            Accounts = OrEarlier([.. AccountsFound.Of(trials)], resumed?.Accounts),
            Comparisons = [.. comparisons],
        };
        return results with { Checks = [.. Summaries.Checks.Of(results), .. completedRuns > 0 ? Summaries.Checks.Missing(results) : []] };
    }

    // What only the first runs measure is not measured again; where it was cut off in the midst of them, the longer part of it stays.
    private static IReadOnlyList<T> OrEarlier<T>(IReadOnlyList<T> rows, IReadOnlyList<T>? earlier, Func<T, int>? rounds = null)
    {
        rounds ??= _ => 1;
        return earlier is null || rows.Sum(rounds) >= earlier.Sum(rounds) ? rows : earlier;
    }
}
