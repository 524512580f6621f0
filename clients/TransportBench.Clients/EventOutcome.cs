namespace TransportBench.Clients;

/// <summary>What an <see cref="EventVerifier"/> found.</summary>
public enum EventOutcome
{
    /// <summary>The event that was expected, to the byte.</summary>
    InOrder,

    /// <summary>An event further on, to the byte: those in between are missing so far.</summary>
    Gap,

    /// <summary>An event that has arrived before, or lies before the first expected one.</summary>
    Duplicate,

    /// <summary>An event that was missing so far, to the byte.</summary>
    OutOfOrder,

    /// <summary>The bytes of no event.</summary>
    Corrupt,
}
