namespace TransportBench.Reporting.Documents;

/// <summary>A list of short lines.</summary>
/// <param name="Items">The lines.</param>
public sealed record BulletList(IReadOnlyList<string> Items) : Block;
