using Microsoft.AspNetCore.Http;
using TransportBench.Core.WireModel;
using TransportBench.Servers.Resumable;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>A stream out of a queue without bound: no history, no gap, no end in sight.</summary>
internal static class NaiveEndpoint
{
    public static async Task HandleAsync(HttpContext context, NaiveFanOut fanOut, CancellationToken stopping)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var queue = fanOut.Join();
        try
        {
            var block = Array.Empty<byte>();
            await foreach (var (index, payload) in queue.Reader.ReadAllAsync(ended.Token))
            {
                if (block.Length == 0) block = new byte[EventStreamFormat.MaxLength(payload.Length)];
                var length = EventStreamFormat.Encode(payload, block, EventFields.EventAndId, index);
                await context.Response.Body.WriteAsync(block.AsMemory(0, length), ended.Token);
            }
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
