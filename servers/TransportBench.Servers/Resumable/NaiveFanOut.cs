using System.Collections.Concurrent;
using System.Threading.Channels;
using TransportBench.Core.Feeds;
using TransportBench.Measurement.Pacing;

namespace TransportBench.Servers.Resumable;

/// <summary>A queue without bound for every reader: what is written first, and what a slow reader fills.</summary>
/// <remarks>It stands here to be measured beside <see cref="EventStore"/>. An event is one array, shared by all queues; the slowest keeps it alive. Thread-safe.</remarks>
internal sealed class NaiveFanOut(Feed feed) : IPacedLane
{
    private readonly ConcurrentDictionary<Channel<NaiveEvent>, bool> _queues = new();
    private volatile bool _complete;

    /// <summary>A queue of one's own, from the next event on.</summary>
    public Channel<NaiveEvent> Join()
    {
        var queue = Channel.CreateUnbounded<NaiveEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        _queues[queue] = true;
        if (_complete) queue.Writer.TryComplete();
        return queue;
    }

    /// <summary>Nobody reads it any more.</summary>
    public void Leave(Channel<NaiveEvent> queue) => _queues.TryRemove(queue, out _);

    /// <inheritdoc/>
    public void Offer(long index)
    {
        if (_queues.IsEmpty) return;
        var happened = new NaiveEvent(index, feed.CreateBytes(index));
        foreach (var queue in _queues.Keys) queue.Writer.TryWrite(happened);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _complete = true;
        foreach (var queue in _queues.Keys) queue.Writer.TryComplete();
    }
}
