namespace TransportBench.Reporting.Documents;

/// <summary>What a word means for the claim; the colour that goes with it.</summary>
public enum Tone
{
    /// <summary>Says nothing.</summary>
    Neutral,

    /// <summary>Supported, shown true.</summary>
    Positive,

    /// <summary>Refuted, shown false.</summary>
    Negative,

    /// <summary>Some of each.</summary>
    Mixed,

    /// <summary>Not decided.</summary>
    Open,

    /// <summary>Not run, or context: does not vote.</summary>
    Muted,
}
