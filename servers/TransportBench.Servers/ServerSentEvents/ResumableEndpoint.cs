using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransportBench.Core.WireModel;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>A stream that a reader may leave and enter again: <c>id</c> on every event, <c>Last-Event-ID</c> or <c>after</c> to enter, comments against silence (WHATWG HTML §9.2).</summary>
internal static class ResumableEndpoint
{
    private const int BatchBytes = 16 * 1024;

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

        if (LastEventId(context.Request) is { } last) request = request with { After = last, IsLive = false };
        var next = feed.Enter(request, out var gap);
        if (feed.Store.IsComplete && next >= feed.Store.Next)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent; // Nothing will ever follow: the reader is not to come back (§9.2.2).
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache,no-store";
        await WriteAsync(context, feed.Options.Retry is { } retry ? Invariant($"retry: {(long)retry.TotalMilliseconds}\n\n") : "");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, feed.Options.EndsOnStop ? stopping : CancellationToken.None);
        try
        {
            await SendAsync(context, feed, next, gap, ended.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            // The host stops: the stream ends as it may, and its reader comes back to whoever serves then.
        }
    }

    private static async Task SendAsync(HttpContext context, ResumableFeed feed, long next, Gap? gap, CancellationToken cancellationToken)
    {
        var encoder = new Encoder(feed.Feed, EventFields.EventAndId, base64: !feed.Feed.IsRawInEventStream);
        while (true)
        {
            if (gap is { } missing)
            {
                await WriteAsync(context, Invariant($"event: gap\nid: {missing.Last}\ndata: {missing}\n\n"));
                gap = null;
            }

            switch (await feed.Store.WaitAsync(next, feed.Options.Heartbeat ?? Timeout.InfiniteTimeSpan, cancellationToken))
            {
                case StoreWait.Complete:
                    return;
                case StoreWait.NotYet:
                    await WriteAsync(context, ":\n\n");
                    continue;
                default:
                    next = feed.Enter(next - 1, out gap); // Whoever reads slower than events are forgotten gets a gap, and costs no memory.
                    if (gap is null) next = await WriteEventsAsync(context, feed, encoder, next, cancellationToken);
                    continue;
            }
        }
    }

    private static async Task<long> WriteEventsAsync(HttpContext context, ResumableFeed feed, Encoder encoder, long next, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BatchBytes + encoder.MaxEncodedLength); // For as long as there is something to write: a reader that waits holds none.
        var length = 0;
        try
        {
            for (var end = feed.Store.Next; next < end && length < BatchBytes; next++) length += encoder.Encode(next, buffer.AsSpan(length));
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            return next;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task WriteAsync(HttpContext context, string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <exception cref="FeedRequestException">It is no sequence.</exception>
    private static long? LastEventId(HttpRequest request)
    {
        var id = request.Headers["Last-Event-ID"].ToString();
        if (id.Length == 0) return null;
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence < long.MaxValue
            ? sequence
            : throw new FeedRequestException(400, "Last-Event-ID is not a sequence of this stream; allowed are whole numbers from 0");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
