using System.Net;
using System.Security.Cryptography.X509Certificates;
using TransportBench.Core;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients;

/// <summary>Which feed a client asks for; see docs/feed-contract.md.</summary>
public sealed record FeedRequest
{
    /// <summary>Where: <c>http://host:port/feed/sse</c>, <c>ws://…/feed/websocket</c>, <c>tcp://host:port/feed/tcp</c>; no query.</summary>
    public required Uri Url { get; init; }

    /// <summary>The lane's canonical name, with <c>#1</c> behind it for the second copy of a built-in A/A.</summary>
    public required string Lane { get; init; }

    /// <summary><c>idiomatic</c> or <c>tuned</c>.</summary>
    public required string Edition { get; init; }

    /// <summary>ID of the run on the server.</summary>
    public required string Run { get; init; }

    /// <summary>The last sequence seen; −1 for all.</summary>
    public long After { get; init; } = -1;

    /// <summary>Largest payload that may arrive, in bytes; a larger one ends the connection with a protocol error.</summary>
    public int MaxPayloadBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes a tuned reader has room for to begin with; greater than 0. Less where there are thousands of them.</summary>
    public int BufferBytes { get; init; } = Connections.ReceiveBuffer.InitialBytes;

    /// <summary>The address that a tuned reader connects from; <see langword="null"/>, the default: the system's choice. An address has about 28,000 ports for one server's.</summary>
    public IPAddress? Source { get; init; }

    /// <summary>Payloads arrive as base64 where the transport carries text only (SSE).</summary>
    public bool Base64InText { get; init; }

    /// <summary>HTTP version, TLS and compression; plain by default. Its scheme has to fit <see cref="Url"/>.</summary>
    public Variant Variant { get; init; }

    /// <summary>The only certificate that is trusted over TLS; <see langword="null"/>: what the system trusts.</summary>
    public X509Certificate2? Trusted { get; init; }

    /// <summary>Sees every byte of the connection, above TLS; <see langword="null"/> for none.</summary>
    public IByteTap? Tap { get; init; }

    /// <summary>Sees every byte below TLS, where there is TLS; <see langword="null"/> for none.</summary>
    public IByteTap? WireTap { get; init; }

    /// <summary>The HTTP version of <see cref="Variant"/>.</summary>
    public Version HttpVersion => Variant.Http2 ? System.Net.HttpVersion.Version20 : System.Net.HttpVersion.Version11;

    /// <summary><see cref="Url"/> with the query of the feed contract.</summary>
    public Uri FullUrl => new($"{Url}?lane={Uri.EscapeDataString(Lane)}&edition={Edition}&run={Uri.EscapeDataString(Run)}&after={After}");
}
