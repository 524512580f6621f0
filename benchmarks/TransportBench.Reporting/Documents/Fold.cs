namespace TransportBench.Reporting.Documents;

/// <summary>Blocks that are folded away until asked for; printing unfolds them.</summary>
/// <param name="Summary">The line that stays visible.</param>
/// <param name="Blocks">What is folded away.</param>
public sealed record Fold(string Summary, IReadOnlyList<Block> Blocks) : Block;
