using TransportBench.Clients;

namespace TransportBench.Micro;

/// <summary>Application code that takes an event and looks at its length only.</summary>
internal sealed class Recipient : IEventReceiver
{
    /// <summary>Events so far.</summary>
    public int Events { get; private set; }

    /// <summary>Payload bytes so far.</summary>
    public long Bytes { get; private set; }

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs) => Take(payload.Length);

    /// <summary>Takes an event of that length.</summary>
    public void Take(int length)
    {
        Events++;
        Bytes += length;
    }
}
