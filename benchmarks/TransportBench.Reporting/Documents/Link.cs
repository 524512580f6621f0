namespace TransportBench.Reporting.Documents;

/// <summary>A link.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Target">An anchor of the report (<c>#…</c>) or a relative path; never another host.</param>
public sealed record Link(string Text, string Target);
