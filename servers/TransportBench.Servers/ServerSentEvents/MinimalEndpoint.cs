using System.Globalization;
using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>The least that is correct: begins behind the event a reader names, is heard of in silence, ends when the host does. Text without line ends only.</summary>
/// <remarks>The twin of <see cref="WebSockets.MinimalEndpoint"/>: the experiment <c>source-size</c> counts both.</remarks>
internal static class MinimalEndpoint
{
    public static async Task HandleAsync(HttpContext context, ResumableFeed feed, FeedRequestLine asked, CancellationToken stopping)
    {
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        var next = last.Length > 0 ? long.Parse(last, CultureInfo.InvariantCulture) + 1 : feed.Enter(asked, out _);
        if (feed.Store.IsComplete && next >= feed.Store.Next)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            while (true)
            {
                var waited = await feed.Store.WaitAsync(next, feed.Options.Heartbeat ?? Timeout.InfiniteTimeSpan, ended.Token);
                if (waited == StoreWait.Complete) return;
                await context.Response.WriteAsync(waited == StoreWait.NotYet ? ":\n\n" : $"id: {next}\ndata: {feed.Feed.CreateText(next++)}\n\n", ended.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The stream ends here.
        }
    }
}
