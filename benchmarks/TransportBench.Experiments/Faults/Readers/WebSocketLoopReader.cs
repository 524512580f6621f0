using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>The least over WebSocket that is correct with what .NET has: connects again, goes on behind the last event, and gives up a connection that is silent.</summary>
/// <remarks>The twin of <see cref="HttpLoopReader"/>: <c>source-size</c> counts both, and what a journal is told is the same in both.</remarks>
internal static class WebSocketLoopReader
{
    public static async Task ReadAsync(ReaderSite site, CancellationToken cancellationToken)
    {
        var last = "-1";
        while (true)
        {
            using var socket = new ClientWebSocket();
            socket.Options.KeepAliveInterval = ReaderSettings.Heartbeat;
            socket.Options.KeepAliveTimeout = site.Settings.PingTimeout;
            using var opening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            opening.CancelAfter(site.Settings.HeartbeatTimeout);
            Exception? reason = null;
            try
            {
                site.Journal.OnConnecting(0, "");
                await socket.ConnectAsync(site.Url("ws", "websocket", last), opening.Token);
                site.Journal.OnOpen();
                while (await ReceiveAsync(socket, cancellationToken) is { } message)
                {
                    var end = message.IndexOf('\n', StringComparison.Ordinal);
                    site.Journal.OnEvent(Encoding.UTF8.GetBytes(message[(end + 1)..]));
                    last = message[..end];
                }

                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                if (socket.CloseStatus == WebSocketCloseStatus.NormalClosure) return;
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                reason = e;
            }

            site.Journal.OnDisconnected(reason);
            await Task.Delay(site.Settings.Reconnect.InitialDelay, cancellationToken);
        }
    }

    /// <returns>A whole message; <see langword="null"/> at a close frame.</returns>
    private static async Task<string?> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var result = await socket.ReceiveAsync(message.GetMemory(), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close) return null;
            message.Advance(result.Count);
            if (result.EndOfMessage) return Encoding.UTF8.GetString(message.WrittenSpan);
        }
    }
}
