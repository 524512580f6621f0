using TransportBench.Clients;
using TransportBench.Measurement.Clock;

namespace TransportBench.Micro;

/// <summary>Application code that takes an event and looks at its length only.</summary>
internal sealed class Recipient : IEventReceiver
{
    /// <summary>Events so far.</summary>
    public int Events { get; private set; }

    /// <summary>Payload bytes so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the last one came.</summary>
    public long ReceivedNs { get; private set; }

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        Events++;
        Bytes += payload.Length;
        ReceivedNs = receivedNs;
    }

    /// <summary>Takes an event of that length, stamped as every client stamps it.</summary>
    public void Take(int length)
    {
        Events++;
        Bytes += length;
        ReceivedNs = MonotonicClock.NowNs;
    }
}
