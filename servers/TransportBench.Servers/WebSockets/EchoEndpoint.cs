using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace TransportBench.Servers.WebSockets;

/// <summary>An echo over WebSocket: every message as it came.</summary>
internal static class EchoEndpoint
{
    private const int FirstBytes = 4 * 1024;
    private const int MostBytes = 1024 * 1024;

    public static async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest) throw new FeedRequestException(400, "expected a WebSocket handshake, version 13 (RFC 6455 §4.2.1)");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[FirstBytes];
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), context.RequestAborted);
            if (received.MessageType == WebSocketMessageType.Close) break;
            length += received.Count;
            if (received.EndOfMessage)
            {
                await socket.SendAsync(buffer.AsMemory(0, length), received.MessageType, endOfMessage: true, context.RequestAborted);
                length = 0;
            }
            else if (length == MostBytes)
            {
                await socket.CloseAsync(WebSocketCloseStatus.MessageTooBig, $"at most {MostBytes} bytes", context.RequestAborted);
                return;
            }
            else if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(MostBytes, buffer.Length * 2));
            }
        }

        if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
