namespace TransportBench.Load.Driving;

/// <summary>What a driver has counted of a stretch of time.</summary>
public sealed record LoadCounters
{
    /// <summary>Events that arrived and had been sent.</summary>
    public long Received { get; init; }

    /// <summary>Events that a connection never got although it was open before and after.</summary>
    public long Lost { get; init; }

    /// <summary>Events that arrived again.</summary>
    public long Duplicated { get; init; }

    /// <summary>Events that arrived after a later one.</summary>
    public long OutOfOrder { get; init; }

    /// <summary>Arrivals that are no event of the stream.</summary>
    public long Corrupt { get; init; }

    /// <summary>Payload bytes that arrived.</summary>
    public long PayloadBytes { get; init; }

    /// <summary>Connections that were accepted.</summary>
    public long Opened { get; init; }

    /// <summary>Connections that ended as they should: closed by the scenario, or by the stream's end.</summary>
    public long Closed { get; init; }

    /// <summary>Why connections were refused or broke, with counts.</summary>
    public IReadOnlyDictionary<string, long> Errors { get; init; } = new Dictionary<string, long>();
}
