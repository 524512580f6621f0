namespace TransportBench.Experiments.Claims;

/// <summary>A claim of the ledger with its decision rule, fixed before anything was measured.</summary>
/// <remarks>Immutable. <see cref="ClaimLedger"/> lists every claim; <see cref="Verdicts"/> computes what a run says of it.</remarks>
public sealed record Claim
{
    /// <summary>ID used in code, results and reports.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in English.</summary>
    public required string Text { get; init; }

    /// <summary>The source's own words: Chinese for the document's claims, <c>…</c> where something was left out.</summary>
    public required string Source { get; init; }

    /// <summary>Where the claim comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>The parts, in the ledger's order; at least one votes.</summary>
    public required IReadOnlyList<ClaimPart> Parts { get; init; }

    /// <summary>IDs of the experiments its parts need; empty where no part can run yet.</summary>
    public IReadOnlyList<string> Experiments => [.. Parts.Select(p => p.Rule.Experiment).OfType<string>().Distinct()];

    /// <summary>Whether one of its parts cannot be decided without that cell; a run of the claim measures no other.</summary>
    /// <param name="experiment">ID of the experiment.</param>
    /// <param name="conditions">The cell.</param>
    public bool Reads(string experiment, string conditions) => Parts.Any(p => p.Rule.Reads(experiment, conditions));

    /// <summary>Voting parts decided by a test: the most its family can have, and what the number of rounds has to be enough for.</summary>
    public int FamilySize => Parts.Count(p => !p.Context && p.Rule is ComparisonRule);

    /// <summary>Whether a voting part needs percentiles that only the full profile has samples for.</summary>
    public bool NeedsFullProfile => Parts.Any(p => !p.Context && p.Rule is ComparisonRule rule && Metrics.IsTail(rule.Metric));

    /// <summary>The command that repeats it.</summary>
    public string Command =>
        $"dotnet run -c Release --project benchmarks/TransportBench -- run --claim {Id}{(NeedsFullProfile ? " --profile full" : "")}";
}
