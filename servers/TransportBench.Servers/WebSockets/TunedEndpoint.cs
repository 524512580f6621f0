using Microsoft.AspNetCore.Http;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.WebSockets;

/// <summary>The tuned edition: the handshake by hand, then whole frames written to the upgraded stream.</summary>
internal static class TunedEndpoint
{
    public static async Task HandleAsync(HttpContext context, LaneLease lease)
    {
        var lane = (DirectLane)lease.Lane;
        await using var stream = await Handshake.UpgradeAsync(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var reading = new FrameReader(stream, lane).RunAsync(ended.Token);
        lease.Begin();
        var sending = lane.RunAsync(new Sink(stream, new Encoder(lane.Feed)), ended.Token);
        await Task.WhenAny(sending, reading);
        if (!sending.IsCompleted)
        {
            await ended.CancelAsync(); // The client has left before the end, or broken the protocol: that comes first.
            await reading;
        }

        await sending;
        await stream.WriteAsync(FrameReader.NormalClose, context.RequestAborted);
        await Closing.WaitAsync(reading);
    }

    private sealed class Sink(Stream stream, Encoder encoder) : IEventSink
    {
        public int MaxEncodedLength => encoder.MaxEncodedLength;

        public int Encode(long index, Span<byte> destination) => encoder.Encode(index, destination);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) =>
            stream.WriteAsync(encoded, cancellationToken);
    }
}
