namespace TransportBench.Servers.Resumable;

/// <summary>What came of waiting for an event.</summary>
public enum StoreWait
{
    /// <summary>It has not happened in the time that was given.</summary>
    NotYet,

    /// <summary>It has happened.</summary>
    Happened,

    /// <summary>The stream has ended before it.</summary>
    Complete,
}
