using TransportBench.Clients;

namespace TransportBench.UnitTests.Clients;

/// <summary>Counts events and allocates nothing.</summary>
internal sealed class CountingReceiver : IEventReceiver
{
    public long Count { get; private set; }

    public long Bytes { get; private set; }

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        Count++;
        Bytes += payload.Length;
    }
}
