using System.IO.Pipelines;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.Tcp;

/// <summary>The tuned edition: whole records written to the connection's pipe.</summary>
internal static class TunedEndpoint
{
    public static Task HandleAsync(PipeWriter output, LaneLease lease, CancellationToken cancellationToken)
    {
        var lane = (DirectLane)lease.Lane;
        lease.Begin();
        return lane.RunAsync(new Sink(output, new Encoder(lane.Feed)), cancellationToken);
    }

    private sealed class Sink(PipeWriter output, Encoder encoder) : IEventSink
    {
        private readonly Stream _stream = output.AsStream(leaveOpen: true);

        public int MaxEncodedLength => encoder.MaxEncodedLength;

        public int Encode(long index, Span<byte> destination) => encoder.Encode(index, destination);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) =>
            _stream.WriteAsync(encoded, cancellationToken);
    }
}
