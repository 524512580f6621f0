namespace TransportBench.Reporting.Documents;

/// <summary>A heading that can be linked to.</summary>
/// <param name="Level">1 (the title) to 4.</param>
/// <param name="Text">What it says.</param>
/// <param name="Anchor">The target of links inside the report: lower case, digits and dashes.</param>
public sealed record Heading(int Level, string Text, string Anchor) : Block
{
    /// <summary>A verdict printed beside it; <see langword="null"/> for none.</summary>
    public Cell? Badge { get; init; }
}
