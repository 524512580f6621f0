namespace TransportBench.Experiments.Results;

/// <summary>The verdict on a claim, computed from its parts.</summary>
public sealed record ClaimRow
{
    /// <summary>ID of the claim.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in English.</summary>
    public required string Text { get; init; }

    /// <summary>The source's own words: Chinese for the document's claims.</summary>
    public required string Source { get; init; }

    /// <summary>Where the claim comes from.</summary>
    public required string Origin { get; init; }

    /// <summary><c>Supported</c>, <c>Refuted</c>, <c>Mixed</c>, <c>Inconclusive (k of m decided)</c> or <c>Not run</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<PartRow> Parts { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }
}
