namespace TransportBench.Reporting.Documents;

/// <summary>A paragraph of prose.</summary>
/// <param name="Text">What it says.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>How it is set.</summary>
    public ParagraphStyle Style { get; init; }

    /// <summary>A link at its end, or <see langword="null"/>.</summary>
    public Link? Link { get; init; }
}
