namespace TransportBench.Experiments.Claims;

/// <summary>One part of a claim.</summary>
/// <param name="Key">Its letter in the ledger, shared by the parts that differ in edition or size only; empty for context.</param>
/// <param name="Text">The rule in words, sizes and edition included.</param>
/// <param name="Rule">How it is decided.</param>
public sealed record ClaimPart(string Key, string Text, PartRule Rule)
{
    /// <summary>Whether the part, when it holds, speaks against the claim (¬).</summary>
    public bool Negated { get; init; }

    /// <summary>Context (•): shown, not voting.</summary>
    public bool Context { get; init; }

    /// <summary>The key in brackets, the mark and the text, as a report shows it.</summary>
    public string Label => Context ? $"• {Text}" : $"({Key}) {(Negated ? "¬ " : "")}{Text}";

    /// <summary>A part that this version cannot run, with the reason.</summary>
    public static ClaimPart NotRun(string key, string text, string reason) => new(key, text, new NotRunRule(reason));

    /// <summary>Context that this version cannot run, with the reason.</summary>
    public static ClaimPart ContextNotRun(string text, string reason) => new("", text, new NotRunRule(reason)) { Context = true };
}
