using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims;

/// <summary>From the trials of a run to its comparisons and a verdict per claim.</summary>
public static class Verdicts
{
    /// <summary>Computes every comparison and a verdict on every claim of the ledger, in its order.</summary>
    /// <param name="trials">Rows of a run, complete or cut off; may be empty, then nothing was run.</param>
    /// <remarks>Pure: the same rows give the same verdicts, in any order of rows.</remarks>
    public static (IReadOnlyList<ComparisonRow> Comparisons, IReadOnlyList<ClaimRow> Claims) Compute(IReadOnlyList<TrialRow> trials)
    {
        var evidence = new Evidence(trials);
        var comparisons = Comparisons.Compute(evidence, [.. ClaimLedger.All.SelectMany(Requests), .. ContextRequests.For(evidence)]);
        var byId = comparisons.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return (comparisons, [.. ClaimLedger.All.Select(claim => Row(claim, evidence, byId))]);
    }

    /// <summary>The comparisons a claim asks for: its family, its context, and those that have to agree.</summary>
    public static IEnumerable<ComparisonRequest> Requests(Claim claim) =>
        from part in claim.Parts
        let rule = part.Rule as ComparisonRule
        where rule is not null
        from request in new[] { rule.Request(part.Context ? null : claim.Id), rule.Confirmation }
        where request is not null
        select request;

    private static ClaimRow Row(Claim claim, Evidence evidence, IReadOnlyDictionary<string, ComparisonRow> comparisons)
    {
        var judged = claim.Parts.Select(part => (Part: part, Judged: PartJudge.Judge(claim, part, evidence, comparisons))).ToList();
        return new ClaimRow
        {
            Id = claim.Id,
            Text = claim.Text,
            Source = claim.Source,
            Origin = claim.Origin,
            Verdict = Verdict.Of([.. judged.Where(j => !j.Part.Context).Select(j => j.Judged.Outcome)]),
            Parts = [.. judged.Select(j => j.Judged.Row)],
            Command = claim.Command,
        };
    }
}
