using TransportBench.Reporting.Rendering;

namespace TransportBench.Reporting.Documents;

/// <summary>A section of a report.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What stands below.</param>
public sealed record Section(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The target of links to it.</summary>
    public string Anchor => Markup.Anchor(Title);
}
