using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Calibration.Summaries;

/// <summary>From the rows of all complete runs to a calibration's results.</summary>
internal static class Summary
{
    public static CalibrationResults Of(
        CalibrationOptions options, EnvironmentRecord environment, int completedRuns,
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
                Neighbour = options.Neighbour,
                Command = options.Command,
            },
            CompletedRuns = completedRuns,
            Failures = [.. failures],
            Checks = [],
            Detections = [.. Detections.Of(comparisons)],
            SmallestDifferences = [.. SmallestDifferences.Of(options.Profile.Id, options.Rounds, options.Seed, comparisons)],
            Burns = [.. Burns.Of(trials)],
            Stability = Stabilities.Of(trials),
            Schemes = [.. SchemeScatter.Of(trials)],
            Steady = [.. SteadyStarts.Of(trials, options.Profile)],
            Freezes = [.. Freezes.Of(trials)],
            Accounts = [.. AccountsFound.Of(trials)],
            Comparisons = [.. comparisons],
        };
        return results with { Checks = [.. Summaries.Checks.Of(results)] };
    }
}
