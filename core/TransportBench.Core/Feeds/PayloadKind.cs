namespace TransportBench.Core.Feeds;

/// <summary>What the payloads of a feed look like.</summary>
public enum PayloadKind
{
    /// <summary>One line of ASCII words, like the tokens of a language model.</summary>
    Text,

    /// <summary>A nested JSON document.</summary>
    Json,

    /// <summary>UTF-8 over every Unicode plane, several lines (LF) and NUL, no CR.</summary>
    Unicode,

    /// <summary>As <see cref="Unicode"/>, with every kind of line end: LF, CR and CRLF.</summary>
    LineEnds,

    /// <summary>Bytes of all 256 values.</summary>
    Binary,

    /// <summary>Event <em>n</em> is the three bytes <c>A</c>, <em>n</em> mod 256, <c>Z</c>: shows which byte values a transport cannot carry raw.</summary>
    EveryByte,
}
