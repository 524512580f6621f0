namespace TransportBench.Reporting.Documents;

/// <summary>A table.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell per column.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block
{
    /// <summary>What the table shows; empty where the heading above says it.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether a narrow screen shows each row as a stack of lines instead of letting the table scroll: for tables of words.</summary>
    public bool Stacks { get; init; }
}
