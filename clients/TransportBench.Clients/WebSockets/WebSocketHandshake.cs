using System.Security.Cryptography;
using System.Text;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;

namespace TransportBench.Clients.WebSockets;

/// <summary>Opens a WebSocket (RFC 6455 §4.1).</summary>
internal static class WebSocketHandshake
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Sends the request and waits for a response head that accepts it.</summary>
    /// <exception cref="FeedConnectException">Refused, with the server's words.</exception>
    /// <exception cref="FeedProtocolException">The response is none of HTTP/1.x, or accepts something else than was asked.</exception>
    public static async Task OpenAsync(SocketConnection connection, FeedRequest request, CancellationToken cancellationToken)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var fields = $"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n";
        var head = await HttpExchange.GetAsync(connection, request.FullUrl, fields, cancellationToken);
        if (head.Status != 101)
            throw await HttpExchange.RefusalAsync(connection, request, head, "status 101", cancellationToken);
        Check(head, Accept(key));
    }

    /// <summary>What the server must answer to a key.</summary>
    public static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));

    private static void Check(HttpResponseHead head, string accept)
    {
        if (!head.Has("Upgrade", "websocket") || !head.Has("Connection", "Upgrade"))
            throw new FeedProtocolException($"'Upgrade: {head["Upgrade"]}' and 'Connection: {head["Connection"]}' arrived; expected websocket and Upgrade");
        if (head["Sec-WebSocket-Accept"] != accept)
            throw new FeedProtocolException($"'Sec-WebSocket-Accept: {head["Sec-WebSocket-Accept"]}' arrived; expected {accept}");
        if (head["Sec-WebSocket-Extensions"] is { } extensions)
            throw new FeedProtocolException($"'Sec-WebSocket-Extensions: {extensions}' arrived; none was offered");
        if (head["Sec-WebSocket-Protocol"] is { } protocol)
            throw new FeedProtocolException($"'Sec-WebSocket-Protocol: {protocol}' arrived; none was offered");
    }
}
