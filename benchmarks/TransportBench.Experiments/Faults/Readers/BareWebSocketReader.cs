using System.Net.WebSockets;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>The framework's WebSocket as its documentation writes it: one connection, and no second.</summary>
internal static class BareWebSocketReader
{
    public static async Task ReadAsync(ReaderSite site, bool watches, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = watches ? ReaderSettings.Heartbeat : TimeSpan.Zero;
        if (watches) socket.Options.KeepAliveTimeout = site.Settings.PingTimeout;
        site.Journal.OnConnecting(1, "");
        try
        {
            await socket.ConnectAsync(site.Url("ws", "websocket", "live"), cancellationToken);
            site.Journal.OnOpen();
            var message = new byte[64 * 1024];
            var length = 0;
            while (true)
            {
                var result = await socket.ReceiveAsync(message.AsMemory(length), cancellationToken);
                if (result.MessageType == WebSocketMessageType.Close) break;
                length += result.Count;
                if (!result.EndOfMessage) continue;
                SequencedMessage.Deliver(site.Journal, message.AsSpan(0, length));
                length = 0;
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
            if (socket.CloseStatus != WebSocketCloseStatus.NormalClosure) site.Journal.OnDisconnected(null);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            site.Journal.OnDisconnected(e);
        }
    }
}
