using System.Net.Http.Headers;

namespace TransportBench.EventSource;

/// <summary>What an <see cref="EventSourceClient"/> asks for, and how it comes back.</summary>
/// <remarks>Immutable and thread-safe; one may serve any number of clients.</remarks>
public sealed record EventSourceOptions
{
    /// <summary>Where the stream is; absolute, http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>GET by default. A method whose repetition does harm must not be chosen: every attempt sends the request again.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Makes the request's body, anew for each attempt; <see langword="null"/>, the default: no body.</summary>
    public Func<HttpContent>? Body { get; init; }

    /// <summary>Adds headers of the caller's own to each attempt; runs after <c>Accept</c>, <c>Cache-Control</c> and <c>Last-Event-ID</c> were set.</summary>
    public Action<HttpRequestHeaders>? Headers { get; init; }

    /// <summary>HTTP version of the requests; 1.1 by default.</summary>
    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>How <see cref="HttpVersion"/> is meant; that or lower by default.</summary>
    public HttpVersionPolicy HttpVersionPolicy { get; init; } = HttpVersionPolicy.RequestVersionOrLower;

    /// <summary>The last event ID to begin with; empty, the default, for none.</summary>
    public string LastEventId { get; init; } = "";

    /// <summary>How long to wait between attempts.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();

    /// <summary>Attempts in a row that may bring no event before the last failure is thrown; no bound by default.</summary>
    public int MaximumAttempts { get; init; } = int.MaxValue;

    /// <summary>A connection on which nothing arrives for this long, comments counted, is taken for dead and replaced; <see langword="null"/>, the default: never. Choose at least twice the server's heartbeat.</summary>
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>How long an attempt may take until the head of its answer is there; 30 s by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Which answers are taken for passing trouble and asked again, beside broken connections; <see cref="EventSourceStatus.IsTransient"/> by default, <see cref="EventSourceStatus.None"/> as WHATWG HTML has it.</summary>
    public Func<System.Net.HttpStatusCode, bool> IsTransient { get; init; } = EventSourceStatus.IsTransient;

    /// <summary>See <see cref="EventStreamParser.MaxEventBytes"/>.</summary>
    public int MaxEventBytes { get; init; } = EventStreamParser.DefaultMaxEventBytes;

    /// <summary>Hears of everything that happens to the connection, on the reading task; <see langword="null"/>, the default: nobody. It must not block.</summary>
    public IEventSourceObserver? Observer { get; init; }

    /// <summary>The clock of all waits and time limits; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Draws jitter: a number from 0 up to 1, from any thread; <see cref="ReconnectPolicy.Independent"/> by default.</summary>
    public Func<double> Random { get; init; } = ReconnectPolicy.Independent;
}
