namespace TransportBench.Reporting.Documents;

/// <summary>A command, to be copied as it stands.</summary>
/// <param name="Code">The command.</param>
public sealed record CodeLine(string Code) : Block;
