namespace TransportBench.Core;

/// <summary>Every transport: the one place where a member is listed.</summary>
public static class Transports
{
    /// <summary>The control: 32-bit big-endian lengths on the same server's I/O stack, no protocol.</summary>
    public static Transport Tcp { get; } = new("tcp", "length-prefixed TCP on the same I/O stack: the control");

    /// <summary>The physical floor: length-prefixed TCP between two blocking sockets, outside the I/O stack.</summary>
    public static Transport TcpBlocking { get; } = new("tcp-blocking", "length-prefixed TCP between two blocking sockets: the physical floor");

    /// <summary>RFC 6455.</summary>
    public static Transport WebSocket { get; } = new("websocket", "WebSocket (RFC 6455)");

    /// <summary>WHATWG HTML §9.2.</summary>
    public static Transport ServerSentEvents { get; } = new("sse", "Server-Sent Events (WHATWG HTML §9.2)");

    /// <summary>A request is answered as soon as there is an event it has not seen.</summary>
    public static Transport LongPolling { get; } = new("long-polling", "HTTP requests, each held until an event is there");

    /// <summary>A request a second, answered at once with whatever is there.</summary>
    public static Transport ShortPolling { get; } = new("short-polling", "an HTTP request a second, answered at once");

    /// <summary>SignalR over its WebSocket transport.</summary>
    public static Transport SignalRWebSocket { get; } = new("signalr-websocket", "SignalR over WebSocket");

    /// <summary>SignalR over its SSE transport: text alone, so JSON.</summary>
    public static Transport SignalREvents { get; } = new("signalr-sse", "SignalR over Server-Sent Events");

    /// <summary>SignalR over its long polling.</summary>
    public static Transport SignalRLongPolling { get; } = new("signalr-long-polling", "SignalR over long polling");

    /// <summary>Those of SignalR.</summary>
    public static IReadOnlyList<Transport> SignalR { get; } = [SignalRWebSocket, SignalREvents, SignalRLongPolling];

    /// <summary>All of them, controls first.</summary>
    public static IReadOnlyList<Transport> All { get; } =
        [Tcp, TcpBlocking, WebSocket, ServerSentEvents, LongPolling, ShortPolling, .. SignalR];

    /// <summary>The transport of that <see cref="Transport.Id"/>, or <see langword="null"/>.</summary>
    public static Transport? Find(string id) => All.FirstOrDefault(t => t.Id == id);
}
