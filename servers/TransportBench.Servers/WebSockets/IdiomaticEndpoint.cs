using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.WebSockets;

/// <summary>The idiomatic edition: <see cref="WebSocket.SendAsync(ReadOnlyMemory{byte}, WebSocketMessageType, bool, CancellationToken)"/> in the request's loop.</summary>
internal static class IdiomaticEndpoint
{
    public static async Task HandleAsync(HttpContext context, LaneLease lease)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new FeedRequestException(400, "expected a WebSocket handshake, version 13 (RFC 6455 §4.2.1)");
        var lane = (ChannelLane)lease.Lane;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { DangerousEnableCompression = lane.Lane.Variant.Compression is not null });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var receiving = ReceiveAsync(socket, lane, ended);
        lease.Begin();
        await SendAsync(socket, lane, ended.Token);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        await Closing.WaitAsync(receiving);
    }

    private static async Task SendAsync(WebSocket socket, ChannelLane lane, CancellationToken cancellationToken)
    {
        var type = lane.Feed.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        await foreach (var index in lane.Indices(cancellationToken))
        {
            if (lane.Feed.IsText)
            {
                var text = lane.Feed.CreateText(index);
                lane.Stamp(index);
                await socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), type, endOfMessage: true, cancellationToken);
            }
            else
            {
                var bytes = lane.Feed.CreateBytes(index);
                lane.Stamp(index);
                await socket.SendAsync(bytes.AsMemory(), type, endOfMessage: true, cancellationToken);
            }
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, ChannelLane lane, CancellationTokenSource ended)
    {
        var buffer = new byte[4 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) break;
            if (received.EndOfMessage) lane.CountUp();
        }

        if (socket.State == WebSocketState.CloseReceived) await ended.CancelAsync(); // The client has left before the end.
    }
}
