using System.Net.Sockets;
using System.Net.WebSockets;

namespace TransportBench.Clients.Connections;

/// <summary>Turns what the framework throws into what <see cref="IFeedClient"/> promises.</summary>
internal static class Failures
{
    /// <summary>Whether <paramref name="e"/> comes from the network or the server, rather than from a fault of ours or a cancellation.</summary>
    public static bool IsNetwork(Exception e) =>
        e is SocketException or IOException or HttpRequestException or WebSocketException;

    /// <summary>A connection that did not come about.</summary>
    public static FeedConnectException Connect(FeedRequest request, Exception e) =>
        new($"{request.FullUrl}: {Words(e)}", e);

    /// <summary>A stream that broke.</summary>
    public static IOException Broken(FeedRequest request, Exception e) =>
        e as IOException ?? (e is WebSocketException { WebSocketErrorCode: WebSocketError.Faulted or WebSocketError.HeaderError or WebSocketError.InvalidMessageType, InnerException: null }
            ? new FeedProtocolException($"{request.Url}: {Words(e)}")
            : new IOException($"{request.Url}: {Words(e)}", e));

    /// <summary>The whole chain of messages: the framework hides the reason in the inner ones.</summary>
    private static string Words(Exception e) =>
        e.InnerException is { } inner && !e.Message.Contains(inner.Message, StringComparison.Ordinal)
            ? $"{e.Message}: {Words(inner)}"
            : e.Message;
}
