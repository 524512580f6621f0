using System.Buffers;
using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.WebSockets;

/// <summary>A stream that a reader may leave and enter again: the sequence before every event, <c>after</c> to enter, pongs that nobody asked for against silence (RFC 6455 §5.5.3).</summary>
internal static class ResumableEndpoint
{
    private const int MaximumPrefix = 20;

    public static async Task HandleAsync(HttpContext context, ResumableFeed feed, FeedRequestLine request, CancellationToken stopping)
    {
        if (feed.NaiveFanOut is { } fanOut)
        {
            await NaiveEndpoint.HandleAsync(context, fanOut, stopping);
            return;
        }

        if (feed.Options.IsMinimal)
        {
            await MinimalEndpoint.HandleAsync(context, feed, request, stopping);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
            throw new FeedRequestException(400, "expected a WebSocket handshake, version 13 (RFC 6455 §4.2.1)");
        var next = feed.Enter(request, out var gap);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = feed.Options.Heartbeat ?? Timeout.InfiniteTimeSpan });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, feed.Options.EndsOnStop ? stopping : CancellationToken.None);
        var receiving = ReceiveAsync(socket, ended);
        try
        {
            await SendAsync(socket, feed, next, gap, ended.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && socket.State == WebSocketState.Open)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "the server stops", CancellationToken.None); // 1001: its reader comes back to whoever serves then.
        }

        await Closing.WaitAsync(receiving);
    }

    private static async Task SendAsync(WebSocket socket, ResumableFeed feed, long next, Gap? gap, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (gap is { } missing)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes($"gap {missing}").AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                gap = null;
            }

            if (await feed.Store.WaitAsync(next, Timeout.InfiniteTimeSpan, cancellationToken) == StoreWait.Complete) return;
            next = feed.Enter(next - 1, out gap); // Whoever reads slower than events are forgotten gets a gap, and costs no memory.
            for (var end = feed.Store.Next; gap is null && next < end && next >= feed.Store.Oldest; next++)
                await SendEventAsync(socket, feed, next, cancellationToken);
        }
    }

    private static async ValueTask SendEventAsync(WebSocket socket, ResumableFeed feed, long index, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaximumPrefix + feed.Feed.Size); // For as long as there is something to write: a reader that waits holds none.
        try
        {
            Utf8Formatter.TryFormat(index, buffer, out var length);
            buffer[length++] = (byte)'\n';
            length += feed.Feed.Write(index, buffer.AsSpan(length));
            await socket.SendAsync(buffer.AsMemory(0, length), feed.Feed.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource ended)
    {
        try
        {
            var buffer = new byte[256];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        finally
        {
            if (socket.State != WebSocketState.Open) await ended.CancelAsync(); // The client has left, or answered.
        }
    }
}
