using System.Net;
using TransportBench.Servers.Broadcast;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers;

/// <summary>Where and for whom a server listens.</summary>
public sealed record FeedServerOptions
{
    /// <summary>Address; loopback by default.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port of the HTTP listener; 0, the default, lets the system choose.</summary>
    public int HttpPort { get; init; }

    /// <summary>Port of the control's listener; 0, the default, lets the system choose.</summary>
    public int TcpPort { get; init; }

    /// <summary>Most connections at once per listener; more are closed.</summary>
    public int MaximumConnections { get; init; } = 20_000;

    /// <summary>Origins of browser pages that may read feeds beside the server's own, for example <c>https://example.org</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>What a connection to an unknown run gets, for a server started by hand; <see langword="null"/> refuses it.</summary>
    public FeedRunOptions? ByHand { get; init; }

    /// <summary>Makes what is served by hand one stream that all connections share and may enter again; <see langword="null"/>, the default: a feed for each.</summary>
    public ResumableOptions? Resumable { get; init; }

    /// <summary>Makes what is served by hand one live stream for all connections over WebSocket and SSE, which keeps nothing; <see langword="null"/>, the default: a feed for each.</summary>
    public BroadcastOptions? Broadcast { get; init; }

    /// <summary>How long open requests may take to end when the server stops, before they are cut; 1 s by default.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(1);
}
