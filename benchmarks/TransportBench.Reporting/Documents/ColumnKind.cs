namespace TransportBench.Reporting.Documents;

/// <summary>How the cells of a column are set.</summary>
public enum ColumnKind
{
    /// <summary>Short words on one line.</summary>
    Text,

    /// <summary>Figures: to the right, digits of one width.</summary>
    Number,

    /// <summary>Sentences: they wrap.</summary>
    Prose,

    /// <summary>Canonical names of lanes: they wrap after a colon.</summary>
    Lane,

    /// <summary>What rows that follow one another have in common; the first column alone.</summary>
    Group,
}
