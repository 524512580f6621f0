using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers;

/// <summary>The answer to a poll: records of 32-bit big-endian lengths and payloads; <c>X-Feed-End: true</c> when no more follow.</summary>
internal static class PolledAnswer
{
    private const int MaximumBytes = 1024 * 1024;

    public static async Task WriteAsync(HttpContext context, PolledLane lane, long after, long due, bool complete)
    {
        var record = sizeof(int) + lane.Feed.Size;
        var first = after + 1;
        var end = Math.Max(first, Math.Min(due, first + Math.Max(1, MaximumBytes / record)));
        var body = new byte[(end - first) * record];
        var encoder = new Tcp.Encoder(lane.Feed);
        for (var index = first; index < end; index++) encoder.Encode(index, body.AsSpan((int)(index - first) * record));
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (complete && end >= due) context.Response.Headers["X-Feed-End"] = "true";
        lane.StampAnswer(first, end);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        if (complete && end >= due) lane.End();
    }
}
