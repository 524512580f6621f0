namespace TransportBench.Experiments.Results;

/// <summary>One part of a claim.</summary>
public sealed record PartRow
{
    /// <summary>The rule, in words: <c>(b) application bytes per event below SSE's by more than 5 %, 16 B</c>.</summary>
    public required string Text { get; init; }

    /// <summary><c>shown true</c>, <c>shown false</c> (of the claim), <c>undecided</c>, <c>not run</c>, or <c>context</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>ID of the comparison that decided it; <see langword="null"/> for exact figures and for parts not run.</summary>
    public string? Comparison { get; init; }

    /// <summary>The figure that decided it, in words, or why it was not run.</summary>
    public required string Evidence { get; init; }

    /// <summary>Context parts are shown and do not vote.</summary>
    public bool Context { get; init; }

    /// <summary>Whether the part, when it holds, speaks against the claim (¬).</summary>
    public bool Negated { get; init; }
}
