namespace TransportBench.Servers.Broadcast;

/// <summary>All listeners of one transport: an event is encoded once, and as many workers as there are processors write it to everybody.</summary>
/// <remarks>
/// Who offers never waits for a listener, and a listener that is slow holds up nobody: it goes on when its write has completed, with what it has not had. The last <see cref="Kept"/> events are kept; whoever is further behind
/// misses some. One thread offers; the rest is thread-safe.
/// </remarks>
internal sealed class Audience
{
    /// <summary>Events a listener may be behind; a power of two.</summary>
    public const int Kept = 1_024;

    private readonly EncodedEvent?[] _events = new EncodedEvent?[Kept];
    private readonly Shard[] _shards;
    private readonly Func<long, byte[]> _encode;
    private long _next;
    private int _joined;
    private volatile bool _complete;

    /// <param name="encode">Encodes an event by its index; called by one thread.</param>
    /// <param name="workers">How many write; at least 1.</param>
    public Audience(Func<long, byte[]> encode, int workers)
    {
        _encode = encode;
        _shards = [.. Enumerable.Range(0, workers).Select(_ => new Shard())];
    }

    /// <summary>Index of the event that comes next.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>No event follows.</summary>
    public bool IsComplete => _complete;

    /// <summary>Listeners now.</summary>
    public int Count => _shards.Sum(shard => shard.Count);

    /// <summary>The next event is due.</summary>
    /// <param name="index">Its index: one more than the last one's.</param>
    public void Offer(long index)
    {
        if (Count == 0)
        {
            Volatile.Write(ref _next, index + 1);
            return;
        }

        Volatile.Write(ref _events[index % Kept], new EncodedEvent(index, _encode(index)));
        Volatile.Write(ref _next, index + 1);
        Wake();
    }

    /// <summary>The stream is over.</summary>
    public void Complete()
    {
        _complete = true;
        Wake();
    }

    /// <summary>Takes a listener, from the next event on.</summary>
    /// <param name="stream">Where events are written; flushed with every write.</param>
    public Listener Join(Stream stream)
    {
        var shard = _shards[(uint)Interlocked.Increment(ref _joined) % (uint)_shards.Length];
        var listener = new Listener(this, shard, stream);
        shard.Add(listener);
        return listener;
    }

    /// <summary>An event that is still kept.</summary>
    /// <param name="index">Its index, below <see cref="Next"/>.</param>
    /// <returns><see langword="null"/>: forgotten.</returns>
    public byte[]? Find(long index) => Volatile.Read(ref _events[index % Kept]) is { } kept && kept.Index == index ? kept.Bytes : null;

    private void Wake()
    {
        foreach (var shard in _shards) shard.Wake();
    }
}
