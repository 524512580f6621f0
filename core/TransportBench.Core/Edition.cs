namespace TransportBench.Core;

/// <summary>How a server (and the client that reads it) is written.</summary>
public enum Edition
{
    /// <summary>As the framework's documentation writes it.</summary>
    Idiomatic,

    /// <summary>As fast as the same server stack allows: encoded into one's own buffer, written by the pacer's thread when the lane is idle.</summary>
    Tuned,
}
