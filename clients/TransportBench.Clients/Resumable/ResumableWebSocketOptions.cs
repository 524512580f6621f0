using TransportBench.EventSource;

namespace TransportBench.Clients.Resumable;

/// <summary>What a <see cref="ResumableWebSocket"/> asks for, and how it comes back: the mirror of <see cref="EventSourceOptions"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record ResumableWebSocketOptions
{
    /// <summary>Where the stream is, given the last sequence seen (−1: none); ws or wss.</summary>
    public required Func<long, Uri> Url { get; init; }

    /// <summary>The last sequence seen to begin with; −1, the default: none.</summary>
    public long After { get; init; } = -1;

    /// <summary>How long to wait between attempts.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();

    /// <summary>Attempts in a row that may bring no event before the last failure is thrown; no bound by default.</summary>
    public int MaximumAttempts { get; init; } = int.MaxValue;

    /// <summary>How often a ping is sent (RFC 6455 §5.5.2); <see langword="null"/>, the default: never.</summary>
    public TimeSpan? PingInterval { get; init; }

    /// <summary>How long an answer to a ping may take before the connection is taken for dead; 5 s by default.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an attempt may take until the handshake is done; 30 s by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Which refusals of the handshake are taken for passing trouble; <see cref="EventSourceStatus.IsTransient"/> by default.</summary>
    public Func<System.Net.HttpStatusCode, bool> IsTransient { get; init; } = EventSourceStatus.IsTransient;

    /// <summary>The largest message in bytes; 16 MiB by default.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Hears of everything that happens to the connection, on the reading task; <see langword="null"/>, the default: nobody.</summary>
    public IEventSourceObserver? Observer { get; init; }

    /// <summary>The clock of all waits and time limits but the pings'; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Draws jitter: a number from 0 up to 1.</summary>
    public Func<double> Random { get; init; } = ReconnectPolicy.Independent;
}
