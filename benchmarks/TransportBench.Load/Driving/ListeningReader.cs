using TransportBench.Clients;
using TransportBench.Core.Feeds;

namespace TransportBench.Load.Driving;

/// <summary>Reads the stream of a server that is not ours: its order by the sequence in the payloads, and nothing that takes a common clock.</summary>
/// <remarks>An event without a sequence (docs/feed-contract.md, "Events") is corrupt. Belongs to the connection's task.</remarks>
internal sealed class ListeningReader(ILoadSink sink) : ILoadReader, IEventReceiver
{
    /// <summary>No stream loses so many at once: digits that lead further are no sequence.</summary>
    private const long LongestGap = 10_000_000;

    private readonly MissingEvents _missing = new();
    private long? _next;

    /// <inheritdoc/>
    public Task ReadAsync(IFeedClient client, CancellationToken cancellationToken) => client.ReceiveAsync(this, cancellationToken);

    /// <inheritdoc/>
    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        if (!Feed.TryFindSequence(payload, out var index) || index >= (_next ?? 0) + LongestGap) sink.Irregular(0, 0, 0, 1);
        else if (Place(index)) sink.Received(null, payload.Length);
    }

    /// <returns>Whether it is there for the first time.</returns>
    private bool Place(long index)
    {
        _next ??= index;
        if (index >= _next)
        {
            if (index > _next)
            {
                _missing.Add(_next.Value, index);
                sink.Irregular(index - _next.Value, 0, 0, 0);
            }

            _next = index + 1;
            return true;
        }

        var isLate = _missing.Remove(index);
        sink.Irregular(isLate ? -1 : 0, isLate ? 0 : 1, isLate ? 1 : 0, 0);
        return isLate;
    }
}
