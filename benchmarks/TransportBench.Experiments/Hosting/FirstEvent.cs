using TransportBench.Clients;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Hosting;

/// <summary>When the first event of a feed arrived, as it was sent.</summary>
internal sealed class FirstEvent(Feed feed) : IEventReceiver
{
    /// <summary>In ns of the monotonic clock; 0: not yet.</summary>
    public long ReceivedNs { get; private set; }

    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        if (ReceivedNs == 0 && feed.Matches(0, payload)) ReceivedNs = receivedNs;
    }
}
