using TransportBench.Clients.Connections;

namespace TransportBench.Clients.Tcp;

/// <summary>Finds events in the bytes of a TCP feed, in place.</summary>
/// <remarks>Allocates nothing.</remarks>
internal sealed class TcpDecoder(int maxPayloadBytes)
{
    /// <summary>Hands every complete event in <paramref name="buffer"/> to <paramref name="receiver"/>.</summary>
    /// <exception cref="FeedProtocolException">A length is not allowed.</exception>
    public void Decode(ReceiveBuffer buffer, IEventReceiver receiver, long wireReceivedNs) =>
        LengthPrefix.Deliver(buffer, maxPayloadBytes, receiver, wireReceivedNs);

    /// <summary>Says that the server has ended the stream.</summary>
    /// <exception cref="FeedProtocolException">It ended inside an event.</exception>
    public static void End(ReceiveBuffer buffer) => LengthPrefix.End(buffer);
}
