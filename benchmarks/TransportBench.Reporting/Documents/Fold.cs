namespace TransportBench.Reporting.Documents;

/// <summary>Blocks that are folded away until asked for; printing unfolds them.</summary>
/// <param name="Summary">The line that stays visible.</param>
/// <param name="Blocks">What is folded away.</param>
public sealed record Fold(string Summary, IReadOnlyList<Block> Blocks) : Block
{
    /// <summary>A heading before the summary, or <see langword="null"/>. Links to it unfold the blocks; Markdown, which cannot, shows them.</summary>
    public Heading? Heading { get; init; }
}
