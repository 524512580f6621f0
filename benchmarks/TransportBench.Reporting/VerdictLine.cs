namespace TransportBench.Reporting;

/// <summary>One claim's line of the verdict table, free of any console or markup.</summary>
/// <param name="Id">ID of the claim.</param>
/// <param name="Verdict">As in results: <c>Supported</c>, <c>Refuted</c>, <c>Mixed</c>, <c>Inconclusive (k of m decided)</c> or <c>Not run</c>.</param>
/// <param name="Parts">How many of the voting parts that ran are decided, and how many did not run.</param>
/// <param name="Figure">The figure that decided it, or why it is open.</param>
public sealed record VerdictLine(string Id, string Verdict, string Parts, string Figure)
{
    /// <summary>Whether any part of it ran.</summary>
    public bool WasRun => Verdict != VerdictTable.NotRun;
}
