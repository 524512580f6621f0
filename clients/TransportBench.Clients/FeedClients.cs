using TransportBench.Clients.Polling;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Clients.SignalR;
using TransportBench.Clients.Tcp;
using TransportBench.Clients.WebSockets;
using TransportBench.Core;

namespace TransportBench.Clients;

/// <summary>Every client: the one place where a member is listed.</summary>
public static class FeedClients
{
    /// <summary>Reads its own socket: as fast as the same I/O stack allows.</summary>
    public static FeedClient Socket { get; } = new()
    {
        Id = "socket",
        Description = "own socket, frames and events found in place",
        Edition = Edition.Tuned,
        ReadsHttp2 = false,
        ReadsCompressed = false,
        Readers = new Dictionary<Transport, Func<FeedRequest, IFeedClient>>
        {
            [Transports.Tcp] = request => new TcpSocketClient(request),
            [Transports.WebSocket] = request => new WebSocketSocketClient(request),
            [Transports.ServerSentEvents] = request => new EventStreamSocketClient(request),
        },
    };

    /// <summary>The physical floor.</summary>
    public static FeedClient Blocking { get; } = new()
    {
        Id = "blocking",
        Description = "blocking socket on a thread of its own",
        Edition = Edition.Tuned,
        Readers = new Dictionary<Transport, Func<FeedRequest, IFeedClient>>
        {
            [Transports.TcpBlocking] = request => new TcpBlockingClient(request),
        },
    };

    /// <summary>The control, as the framework's documentation writes it.</summary>
    public static FeedClient Stream { get; } = new()
    {
        Id = "stream",
        Description = "NetworkStream and PipeReader",
        Edition = Edition.Idiomatic,
        Readers = new Dictionary<Transport, Func<FeedRequest, IFeedClient>>
        {
            [Transports.Tcp] = request => new TcpStreamClient(request),
        },
    };

    /// <summary>The framework's own WebSocket.</summary>
    public static FeedClient ClientWebSocket { get; } = new()
    {
        Id = "clientwebsocket",
        Description = "System.Net.WebSockets.ClientWebSocket",
        Edition = Edition.Idiomatic,
        Readers = new Dictionary<Transport, Func<FeedRequest, IFeedClient>>
        {
            [Transports.WebSocket] = request => new ClientWebSocketClient(request),
        },
    };

    /// <summary>The package most used on top of it.</summary>
    public static FeedClient WebsocketClient { get; } = new()
    {
        Id = "websocket.client",
        Description = "the package Websocket.Client, reconnection off",
        Edition = Edition.Idiomatic,
        Readers = new Dictionary<Transport, Func<FeedRequest, IFeedClient>>
        {
            [Transports.WebSocket] = request => new WebsocketClientPackageClient(request),
        },
    };

    /// <summary>The framework's own HTTP client.</summary>
    public static FeedClient HttpClient { get; } = new()
    {
        Id = "httpclient",
        Description = "System.Net.Http.HttpClient",
        Edition = Edition.Idiomatic,
        Readers = new Dictionary<Transport, Func<FeedRequest, IFeedClient>>
        {
            [Transports.ServerSentEvents] = request => new EventStreamHttpClient(request),
            [Transports.LongPolling] = request => new LongPollingClient(request),
            [Transports.ShortPolling] = request => new ShortPollingClient(request),
        },
    };

    /// <summary>SignalR's own client, JSON.</summary>
    public static FeedClient SignalRJson { get; } = new()
    {
        Id = "signalr",
        Description = "Microsoft.AspNetCore.SignalR.Client, JSON",
        Edition = Edition.Idiomatic,
        ReadsHttp2 = false,
        ReadsCompressed = false,
        Readers = Transports.SignalR.ToDictionary(transport => transport, transport => (Func<FeedRequest, IFeedClient>)(request => new SignalRClient(request, transport, isMessagePack: false))),
    };

    /// <summary>SignalR's own client, MessagePack: bytes, which its SSE transport cannot carry.</summary>
    public static FeedClient SignalRMessagePack { get; } = new()
    {
        Id = "signalr-messagepack",
        Description = "Microsoft.AspNetCore.SignalR.Client, MessagePack",
        Edition = Edition.Idiomatic,
        ReadsHttp2 = false,
        ReadsCompressed = false,
        Readers = Transports.SignalR.Where(transport => transport != Transports.SignalREvents)
            .ToDictionary(transport => transport, transport => (Func<FeedRequest, IFeedClient>)(request => new SignalRClient(request, transport, isMessagePack: true))),
    };

    /// <summary>All of them, tuned ones first.</summary>
    public static IReadOnlyList<FeedClient> All { get; } = [Socket, Blocking, Stream, ClientWebSocket, WebsocketClient, HttpClient, SignalRJson, SignalRMessagePack];

    /// <summary>The client of that <see cref="FeedClient.Id"/>, or <see langword="null"/>.</summary>
    public static FeedClient? Find(string id) => All.FirstOrDefault(c => c.Id == id);

    /// <summary>Makes the client that a lane names, not connected yet.</summary>
    /// <param name="lane">Its transport, variant and client count; any edition may be read by any client.</param>
    /// <param name="request">What to ask for.</param>
    /// <exception cref="ArgumentException">No such client, or it does not read that transport or variant; says what is allowed.</exception>
    public static IFeedClient Create(Lane lane, FeedRequest request)
    {
        var readers = All.Where(c => c.Reads(lane.Transport));
        var client = Find(lane.Client)
            ?? throw new ArgumentException($"lane '{lane}': unknown client '{lane.Client}'; {lane.Transport} is read by {string.Join(", ", readers)}", nameof(lane));
        if (!client.Reads(lane.Transport))
            throw new ArgumentException($"lane '{lane}': client '{client}' does not read {lane.Transport}; it reads {string.Join(", ", client.Transports)}, and {lane.Transport} is read by {string.Join(", ", readers)}", nameof(lane));
        if (WhyNot(lane) is { } reason)
            throw new ArgumentException($"lane '{lane}': {reason}", nameof(lane));
        return client.Create(lane.Transport, request);
    }

    /// <summary>Why there cannot be a lane, whose client reads its transport.</summary>
    /// <param name="lane">The lane.</param>
    /// <returns>The reason in words; <see langword="null"/> if there can.</returns>
    public static string? WhyNot(Lane lane)
    {
        if (Variants.WhyNot(lane.Transport, lane.Edition, lane.Variant) is { } reason) return reason;
        if (Find(lane.Client) is not { } client) return null;
        if (lane.Variant.Http2 && !client.ReadsHttp2) return $"client '{client}' has no HTTP/2 of its own; {lane.Transport} over HTTP/2 is read by {Others(lane.Transport, other => other.ReadsHttp2)}";
        if (lane.Variant.Compression is not null && !client.ReadsCompressed) return $"client '{client}' does not decompress; {lane.Transport} compressed is read by {Others(lane.Transport, other => other.ReadsCompressed)}";
        return null;
    }

    private static string Others(Transport transport, Func<FeedClient, bool> reads) => string.Join(", ", All.Where(client => client.Reads(transport) && reads(client)));
}
