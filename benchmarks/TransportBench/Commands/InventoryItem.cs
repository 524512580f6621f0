namespace TransportBench.Commands;

/// <summary>One line of <c>list</c>.</summary>
/// <param name="Id">Name on the command line and in results.</param>
/// <param name="Description">What it is.</param>
/// <param name="Runs">Whether this version runs it on this machine.</param>
/// <param name="Lacks">What is missing, with the command that installs it where there is one.</param>
internal sealed record InventoryItem(string Id, string Description, bool Runs, string? Lacks = null);
