using TransportBench.Clients;

namespace TransportBench.UnitTests.Clients;

/// <summary>Throws what no client throws itself.</summary>
internal sealed class ThrowingReceiver : IEventReceiver
{
    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs) => throw new DivideByZeroException();
}
