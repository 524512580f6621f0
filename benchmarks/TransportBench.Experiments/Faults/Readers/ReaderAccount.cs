namespace TransportBench.Experiments.Faults.Readers;

/// <summary>What became of a stream at one reader.</summary>
public sealed record ReaderAccount
{
    /// <summary>Events of the stream.</summary>
    public required long Sent { get; init; }

    /// <summary>Different events that arrived intact.</summary>
    public required long Received { get; init; }

    /// <summary>Events that never arrived.</summary>
    public long Lost => Sent - Received;

    /// <summary>Of those, the events whose loss the server reported.</summary>
    public required long GapReported { get; init; }

    /// <summary>Events that a connection left out in mid-stream: neither a time away nor a report explains them.</summary>
    public long Unexplained { get; init; }

    /// <summary>Events behind the last one that arrived in order.</summary>
    public long Unread { get; init; }

    /// <summary>It takes itself for connected.</summary>
    public bool IsConnected { get; init; }

    /// <summary>Since it was away nothing has arrived.</summary>
    public bool IsBackForNothing { get; init; }

    /// <summary>Arrivals of events that had arrived before.</summary>
    public required long Duplicated { get; init; }

    /// <summary>Events that arrived after a later one.</summary>
    public required long OutOfOrder { get; init; }

    /// <summary>Arrivals that are no event of the stream.</summary>
    public required long Corrupt { get; init; }

    /// <summary>Connections that were begun.</summary>
    public required int Attempts { get; init; }

    /// <summary>Connections that were accepted.</summary>
    public required int Opened { get; init; }

    /// <summary>From the fault until the reader knew, in ms; absent: it never did.</summary>
    public double? DetectedMs { get; init; }

    /// <summary>From the fault until a new connection was accepted, in ms; absent: none was.</summary>
    public double? ReconnectedMs { get; init; }

    /// <summary>From the fault until the first new event over a new connection, in ms; absent: none came.</summary>
    public double? FirstEventMs { get; init; }

    /// <summary>The last reason a connection was lost for, in its own words.</summary>
    public string? LastReason { get; init; }

    /// <summary>It adds up: nothing arrived that was not sent, and every event arrived, or its loss is explained.</summary>
    /// <param name="maySilenceHide">The fault is silence: then a reader that notices nothing waits for the rest for ever.</param>
    public bool IsBalanced(bool maySilenceHide) =>
        Corrupt == 0 && Lost >= 0 && GapReported <= Lost && Unexplained == 0 && (Unread == 0 || !IsConnected || IsBackForNothing || maySilenceHide);
}
