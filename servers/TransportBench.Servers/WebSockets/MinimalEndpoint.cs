using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.WebSockets;

/// <summary>The least that is correct: begins behind the event a reader names, is heard of in silence, ends when the host does. Text only.</summary>
/// <remarks>The twin of <see cref="ServerSentEvents.MinimalEndpoint"/>: the experiment <c>source-size</c> counts both.</remarks>
internal static class MinimalEndpoint
{
    public static async Task HandleAsync(HttpContext context, ResumableFeed feed, FeedRequestLine asked, CancellationToken stopping)
    {
        var next = feed.Enter(asked, out _);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = feed.Options.Heartbeat });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var receiving = ReceiveAsync(socket, ended, context.RequestAborted);
        try
        {
            while (await feed.Store.WaitAsync(next, Timeout.InfiniteTimeSpan, ended.Token) == StoreWait.Happened)
                await socket.SendAsync(Encoding.UTF8.GetBytes($"{next}\n{feed.Feed.CreateText(next++)}"), WebSocketMessageType.Text, true, ended.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, CancellationToken.None);
        }

        await receiving;
    }

    /// <summary>Pings are answered, and a close frame is seen, by whoever reads.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource ended, CancellationToken aborted)
    {
        var buffer = new byte[256];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), aborted)).MessageType != WebSocketMessageType.Close)
        {
        }

        await ended.CancelAsync();
    }
}
