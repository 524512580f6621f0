using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>The tuned edition: whole blocks written to the response's body.</summary>
internal static class TunedEndpoint
{
    public static async Task HandleAsync(HttpContext context, LaneLease lease)
    {
        var lane = (DirectLane)lease.Lane;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache,no-store";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        var encoder = new Encoder(lane.Feed, lane.Run.Options.Fields, lane.Run.Base64InEventStream);
        lease.Begin();
        await lane.RunAsync(new Sink(context.Response.Body, encoder), context.RequestAborted);
    }

    private sealed class Sink(Stream stream, Encoder encoder) : IEventSink
    {
        public int MaxEncodedLength => encoder.MaxEncodedLength;

        public int Encode(long index, Span<byte> destination) => encoder.Encode(index, destination);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) =>
            stream.WriteAsync(encoded, cancellationToken);
    }
}
