using TransportBench.Core;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>Every client that stands before faults: the one place where a member is listed.</summary>
public static class FaultReaders
{
    /// <summary>All of them, resumable ones first. Browsers and clients in other languages come with their peers.</summary>
    public static IReadOnlyList<FaultReader> All { get; } =
    [
        new()
        {
            Id = "eventsource-heartbeat",
            Description = "TransportBench.EventSource with a heartbeat timeout",
            Transport = Transports.ServerSentEvents,
            Reconnects = true,
            Resumes = true,
            Watches = true,
            ReadAsync = (site, token) => EventSourceReader.ReadAsync(site, watches: true, token),
        },
        new()
        {
            Id = "eventsource",
            Description = "TransportBench.EventSource as browsers have it: no watch over silence",
            Transport = Transports.ServerSentEvents,
            Reconnects = true,
            Resumes = true,
            Watches = false,
            ReadAsync = (site, token) => EventSourceReader.ReadAsync(site, watches: false, token),
        },
        new()
        {
            Id = "resumable-websocket-ping",
            Description = "our resumable WebSocket with pings",
            Transport = Transports.WebSocket,
            Reconnects = true,
            Resumes = true,
            Watches = true,
            ReadAsync = (site, token) => ResumableWebSocketReader.ReadAsync(site, watches: true, token),
        },
        new()
        {
            Id = "resumable-websocket",
            Description = "our resumable WebSocket without pings",
            Transport = Transports.WebSocket,
            Reconnects = true,
            Resumes = true,
            Watches = false,
            ReadAsync = (site, token) => ResumableWebSocketReader.ReadAsync(site, watches: false, token),
        },
        new()
        {
            Id = "httpclient-loop",
            Description = "HttpClient with SseParser in a loop of our own: the least that is correct",
            Transport = Transports.ServerSentEvents,
            Reconnects = true,
            Resumes = true,
            Watches = true,
            ReadAsync = HttpLoopReader.ReadAsync,
        },
        new()
        {
            Id = "clientwebsocket-loop",
            Description = "ClientWebSocket in a loop of our own: the least that is correct",
            Transport = Transports.WebSocket,
            Reconnects = true,
            Resumes = true,
            Watches = true,
            ReadAsync = WebSocketLoopReader.ReadAsync,
        },
        new()
        {
            Id = "clientwebsocket",
            Description = "System.Net.WebSockets.ClientWebSocket, bare",
            Transport = Transports.WebSocket,
            Reconnects = false,
            Resumes = false,
            Watches = false,
            ReadAsync = (site, token) => BareWebSocketReader.ReadAsync(site, watches: false, token),
        },
        new()
        {
            Id = "clientwebsocket-ping",
            Description = "ClientWebSocket with KeepAliveInterval and KeepAliveTimeout",
            Transport = Transports.WebSocket,
            Reconnects = false,
            Resumes = false,
            Watches = true,
            ReadAsync = (site, token) => BareWebSocketReader.ReadAsync(site, watches: true, token),
        },
        new()
        {
            Id = "websocket.client",
            Description = "the package Websocket.Client with its own reconnection",
            Transport = Transports.WebSocket,
            Reconnects = true,
            Resumes = false,
            Watches = true,
            ReadAsync = WebsocketClientReader.ReadAsync,
        },
        new()
        {
            Id = "signalr",
            Description = "SignalR over WebSocket with automatic reconnect",
            Transport = Transports.WebSocket,
            Reconnects = true,
            Resumes = false,
            Watches = true,
            ReadAsync = (site, token) => SignalRReader.ReadAsync(site, isStateful: false, token),
        },
        new()
        {
            Id = "signalr-stateful",
            Description = "SignalR over WebSocket with automatic and stateful reconnect",
            Transport = Transports.WebSocket,
            Reconnects = true,
            Resumes = false, // Across a short loss of the connection it does; not across a restart of the server, which has the buffer.
            Watches = true,
            ReadAsync = (site, token) => SignalRReader.ReadAsync(site, isStateful: true, token),
        },
        new()
        {
            Id = "httpclient",
            Description = "HttpClient with SseParser, bare",
            Transport = Transports.ServerSentEvents,
            Reconnects = false,
            Resumes = false,
            Watches = false,
            ReadAsync = BareHttpReader.ReadAsync,
        },
    ];

    /// <summary>A reader's lane.</summary>
    public static Lane LaneOf(FaultReader reader) => new() { Transport = reader.Transport, Edition = Edition.Idiomatic, Client = reader.Id };

    /// <summary>The hand-written loop over a transport: the least that is correct.</summary>
    public static FaultReader LoopOver(Transport transport) => All.First(reader => reader.Transport == transport && reader.Id.EndsWith("-loop", StringComparison.Ordinal));

    /// <summary>The reader of that <see cref="FaultReader.Id"/>, or <see langword="null"/>.</summary>
    public static FaultReader? Find(string id) => All.FirstOrDefault(reader => reader.Id == id);
}
