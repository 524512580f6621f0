namespace TransportBench.Reporting.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its name, with the unit.</param>
/// <param name="Kind">How its cells are set.</param>
public sealed record Column(string Header, ColumnKind Kind = ColumnKind.Text)
{
    /// <summary>A column of figures.</summary>
    public static Column Number(string header) => new(header, ColumnKind.Number);

    /// <summary>The column that names the lane.</summary>
    public static Column Lane { get; } = new("Lane", ColumnKind.Lane);

    /// <summary>A first column whose cell holds for several rows: HTML sets it as a line above them, which leaves a phone the width for the figures.</summary>
    public static Column Group(string header) => new(header, ColumnKind.Group);

    /// <summary>A column of sentences, which wrap.</summary>
    public static Column Prose(string header) => new(header, ColumnKind.Prose);
}
