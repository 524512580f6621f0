using TransportBench.Core;

namespace TransportBench.Servers.Lanes;

/// <summary>Loses, doubles or pads the events it was told to, between a lane and its connection.</summary>
/// <param name="sink">The connection.</param>
/// <param name="injection">What to do.</param>
/// <param name="transport">Whose protocol the padding keeps to.</param>
internal sealed class InjectingSink(IEventSink sink, Injection injection, Transport transport) : IEventSink
{
    private const byte Pong = 0x8A;

    /// <summary>Whether a transport has bytes that are no event.</summary>
    public static bool CanPad(Transport transport) => transport == Transports.WebSocket || transport == Transports.ServerSentEvents;

    public int MaxEncodedLength => (2 * sink.MaxEncodedLength) + injection.ExtraBytes;

    public int Encode(long index, Span<byte> destination)
    {
        if (injection.Loses(index)) return 0;
        var length = sink.Encode(index, destination);
        if (injection.Doubles(index)) length += sink.Encode(index, destination[length..]);
        if (injection.Pads(index)) length += Pad(destination.Slice(length, injection.ExtraBytes));
        return length;
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) =>
        encoded.IsEmpty ? ValueTask.CompletedTask : sink.WriteAsync(encoded, cancellationToken);

    private int Pad(Span<byte> destination)
    {
        if (transport == Transports.WebSocket)
        {
            destination.Clear();
            destination[0] = Pong;
            destination[1] = (byte)(destination.Length - 2);
        }
        else if (transport == Transports.ServerSentEvents)
        {
            destination.Fill((byte)':');
            destination[^1] = (byte)'\n';
        }
        else
        {
            throw new NotSupportedException($"no bytes can be added to {transport.Id} that are no event");
        }

        return destination.Length;
    }
}
