namespace TransportBench.Reporting.Documents;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says; a tone never stands without words.</param>
public sealed record Cell(string Text)
{
    /// <summary>What it means for the claim, shown as a colour beside the words.</summary>
    public Tone Tone { get; init; }

    /// <summary>A second line in smaller type; <see langword="null"/> for none.</summary>
    public string? Detail { get; init; }

    /// <summary>Where the text leads, or <see langword="null"/>.</summary>
    public string? Target { get; init; }

    /// <summary>A cell of plain text.</summary>
    public static implicit operator Cell(string text) => new(text);
}
