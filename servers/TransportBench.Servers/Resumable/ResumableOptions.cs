namespace TransportBench.Servers.Resumable;

/// <summary>How a stream is kept for readers that come back.</summary>
public sealed record ResumableOptions
{
    /// <summary>The longest history in events.</summary>
    public const int MaximumHistory = 1_000_000;

    /// <summary>Events a reader may still ask for; the oldest are forgotten first. 1 to <see cref="MaximumHistory"/>.</summary>
    public required int History { get; init; }

    /// <summary>When the stream began, in <see cref="Measurement.Clock.MonotonicClock"/> ns: a server that is started again with the same instant goes on where the schedule is. <see langword="null"/>: when the server starts.</summary>
    public long? StartNs { get; init; }

    /// <summary>Silence after which a reader gets a comment (SSE) or a pong that it did not ask for (WebSocket, RFC 6455 §5.5.3); <see langword="null"/>: none.</summary>
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>The reconnection time that readers are asked to keep (<c>retry</c>; on WebSocket there is no such field); <see langword="null"/>: none.</summary>
    public TimeSpan? Retry { get; init; }

    /// <summary>Readers are served from queues without bound instead, as nobody should: to be measured beside.</summary>
    public bool IsNaive { get; init; }

    /// <summary>Readers are served by the shortest endpoints that are correct, which are there to be counted: text only, and no gap is reported.</summary>
    public bool IsMinimal { get; init; }

    /// <summary>Open streams end when the host is told to stop; <see langword="false"/>, as it is without any care, leaves them open until the host gives up waiting.</summary>
    public bool EndsOnStop { get; init; } = true;
}
