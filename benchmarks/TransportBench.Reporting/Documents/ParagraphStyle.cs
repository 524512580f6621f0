namespace TransportBench.Reporting.Documents;

/// <summary>How a paragraph is set.</summary>
public enum ParagraphStyle
{
    /// <summary>Running text.</summary>
    Text,

    /// <summary>The answer at the top.</summary>
    Lead,

    /// <summary>What must be known before reading on: something is missing.</summary>
    Notice,

    /// <summary>The source's own words.</summary>
    Quotation,

    /// <summary>How to read what stands above or below.</summary>
    Note,
}
