using TransportBench.Experiments.Diffs;
using TransportBench.Statistics;

namespace TransportBench.Diffs;

/// <summary>What a reader of a diff has to know beside its rows.</summary>
internal static class DiffWarnings
{
    private const int MostNamed = 6;

    public static IEnumerable<string> Of(ComparedRuns runs, RunDiff diff)
    {
        foreach (var difference in runs.Differences) yield return $"{difference}: a change may be its doing";
        if (runs.SameDirectory) yield return "both are the same run: every ratio is 1.000";
        foreach (var (side, run) in new[] { ("base", runs.Base), ("candidate", runs.Candidate) })
        {
            var (done, planned) = (run.Results.CompletedRounds.Count, run.Results.Settings.Rounds);
            if (done < planned) yield return $"the {side} is incomplete: {done} of {planned} rounds";
        }

        if (diff.Missing.Count > 0) yield return $"the candidate has no figure of {Named(diff.Missing)}";
        if (diff.IsBlind) yield return Blind(runs, diff);
        else if (diff.Family < diff.Testable)
            yield return $"{diff.Testable - diff.Family} of {diff.Testable} figures have too few rounds to be tested beside the others; compare them by themselves (--experiment, --metric)";
    }

    /// <summary>Why nothing could be found, and what would help, in one line.</summary>
    public static string Blind(ComparedRuns runs, RunDiff diff) =>
        $"{runs.Base.Results.CompletedRounds.Count} and {runs.Candidate.Results.CompletedRounds.Count} rounds detect nothing among {diff.Testable} figures, however large: measure {RoundPlan.MinimumOfEach(diff.Testable)} of each (run --rounds), or compare less (--experiment, --metric)";

    private static string Named(IReadOnlyList<string> lost) =>
        $"{string.Join("; ", lost.Take(MostNamed))}{(lost.Count > MostNamed ? $"; and {lost.Count - MostNamed} more" : "")}";
}
