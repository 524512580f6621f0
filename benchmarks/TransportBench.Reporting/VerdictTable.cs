using TransportBench.Experiments.Results;

namespace TransportBench.Reporting;

/// <summary>The verdict per claim: for the console and for the reports alike.</summary>
/// <remarks>Pure. Nothing is judged here; the verdicts stand in the results.</remarks>
public static class VerdictTable
{
    /// <summary>The verdict of a claim of which no part ran.</summary>
    public const string NotRun = "Not run";

    /// <summary>A line per claim: first what was computed, then what was not run, each in the order of the ledger.</summary>
    public static IReadOnlyList<VerdictLine> Of(RunResults results) =>
        [.. results.Claims.Select(Line).OrderBy(l => l.WasRun ? 0 : 1)];

    /// <summary>The line of one claim.</summary>
    public static VerdictLine Line(ClaimRow claim) => new(claim.Id, claim.Verdict, Parts(claim), Deciding(claim)?.Evidence ?? "");

    /// <summary>The part that carries the verdict; <see langword="null"/> where no part does.</summary>
    /// <remarks>For Mixed it is the part against the claim, which the verdict would otherwise hide; for Inconclusive the one that is open.</remarks>
    public static PartRow? Deciding(ClaimRow claim)
    {
        string[] order = claim.Verdict switch
        {
            "Supported" => ["shown true"],
            "Refuted" or "Mixed" => ["shown false"],
            NotRun => ["not run"],
            _ => ["undecided", "shown false", "shown true"],
        };
        var voting = claim.Parts.Where(p => !p.Context).ToList();
        return order.Select(outcome => voting.Find(p => p.Outcome == outcome)).FirstOrDefault(p => p is not null);
    }

    /// <summary>The deciding figure behind its rule; where parts disagree, how many say what.</summary>
    public static string InWords(ClaimRow claim)
    {
        if (Deciding(claim) is not { } part) return "";
        var figure = $"{part.Text}: {part.Evidence}";
        int Count(string outcome) => claim.Parts.Count(p => !p.Context && p.Outcome == outcome);
        return claim.Verdict == "Mixed" ? $"{Count("shown true")} shown true, {Count("shown false")} shown false; {part.Outcome}: {figure}" : figure;
    }

    private static string Parts(ClaimRow claim)
    {
        var voting = claim.Parts.Where(p => !p.Context).ToList();
        var decided = voting.Count(p => p.Outcome is "shown true" or "shown false");
        var notRun = voting.Count(p => p.Outcome == "not run");
        var counted = $"{decided} of {voting.Count - notRun}";
        return (notRun, voting.Count - notRun) switch
        {
            (0, _) => counted,
            (_, 0) => $"{notRun} not run",
            _ => $"{counted}, {notRun} not run",
        };
    }
}
