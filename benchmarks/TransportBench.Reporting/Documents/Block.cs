namespace TransportBench.Reporting.Documents;

/// <summary>One block of a report; Markdown and HTML render the same blocks, so that they cannot disagree.</summary>
/// <remarks>Immutable. Text is plain: a run between backticks is code, everything else is escaped by the renderer.</remarks>
public abstract record Block;
