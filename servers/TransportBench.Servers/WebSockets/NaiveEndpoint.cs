using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.WebSockets;

/// <summary>A stream out of a queue without bound: no history, no gap, no end in sight.</summary>
internal static class NaiveEndpoint
{
    public static async Task HandleAsync(HttpContext context, NaiveFanOut fanOut, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new FeedRequestException(400, "expected a WebSocket handshake, version 13 (RFC 6455 §4.2.1)");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var queue = fanOut.Join();
        try
        {
            await foreach (var (index, payload) in queue.Reader.ReadAllAsync(ended.Token))
            {
                byte[] message = [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"{index}\n")), .. payload];
                await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            fanOut.Leave(queue);
        }
    }
}
