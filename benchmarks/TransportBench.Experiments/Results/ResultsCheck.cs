namespace TransportBench.Experiments.Results;

/// <summary>What the types of a results file cannot say: no nulls in lists, numbers within their ranges.</summary>
internal static class ResultsCheck
{
    /// <summary>Most rounds a run may have; the same as of <c>--rounds</c>.</summary>
    public const int MostRounds = 1_000;

    /// <summary>The first thing wrong: the member's path and what is allowed; <see langword="null"/> if nothing is.</summary>
    public static string? Complaint(RunResults results) => Complaints(results).FirstOrDefault(complaint => complaint is not null);

    private static IEnumerable<string?> Complaints(RunResults results)
    {
        var settings = results.Settings;
        yield return settings.Rounds is < 1 or > MostRounds ? $"settings.rounds is {settings.Rounds}; allowed are 1 to {MostRounds}" : null;
        yield return Words("settings.experiments", settings.Experiments);
        yield return settings.AskedExperiments is { } asked ? Words("settings.asked_experiments", asked) : null;
        yield return Words("settings.claims", settings.Claims);
        yield return Words("settings.lanes", settings.Lanes);
        yield return Nulls("environment.runtime_settings", results.Environment.RuntimeSettings.Values);
        yield return Nulls("environment.packages", results.Environment.Packages?.Values ?? []);
        yield return Rounds(results.CompletedRounds, settings.Rounds);
        yield return Nulls("trials", results.Trials) ?? EachOf("trials", results.Trials, (member, trial) => Trial(member, trial, settings.Rounds));
        yield return Nulls("failures", results.Failures);
        yield return Nulls("comparisons", results.Comparisons);
        yield return Nulls("claims", results.Claims) ?? EachOf("claims", results.Claims, (member, claim) => Nulls(member + ".parts", claim.Parts));
    }

    private static string? Rounds(IReadOnlyList<int> completed, int rounds)
    {
        var seen = new HashSet<int>();
        return EachOf("completed_rounds", completed, (member, round) =>
            round < 0 || round >= rounds ? $"{member} is {round}; allowed are 0 to {rounds - 1}"
            : seen.Add(round) ? null
            : $"{member} is {round} once more; every round stands there once");
    }

    private static string? Trial(string member, TrialRow trial, int rounds)
    {
        if (trial.Round < 0 || trial.Round >= rounds) return $"{member}.round is {trial.Round}; allowed are 0 to {rounds - 1}";
        if (trial.Lane is { Transport: "" } or { Edition: "" } or { Client: "" }) return $"{member}.lane has an empty name; transport, edition and client are needed";
        return Words(member + ".flags", trial.Flags);
    }

    private static string? Words(string member, IReadOnlyList<string> words) => Nulls(member, words)
        ?? EachOf(member, words, (which, word) => word.Length == 0 ? $"{which} is empty; a name is needed" : null);

    private static string? Nulls<T>(string member, IEnumerable<T?> values)
        where T : class => EachOf(member, values, (which, value) => value is null ? $"{which} is null; a value is needed" : null);

    private static string? EachOf<T>(string member, IEnumerable<T> values, Func<string, T, string?> complaint) =>
        values.Select((value, index) => complaint($"{member}[{index}]", value)).FirstOrDefault(text => text is not null);
}
