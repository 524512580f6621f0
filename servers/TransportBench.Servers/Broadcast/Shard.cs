namespace TransportBench.Servers.Broadcast;

/// <summary>Some of an audience: one worker of the thread pool at a time writes to them in turn.</summary>
internal sealed class Shard : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private Listener[] _listeners = [];
    private int _count;
    private int _wanted;

    /// <summary>Listeners now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes a listener.</summary>
    public void Add(Listener listener)
    {
        lock (_lock)
        {
            // Written anew rather than in place where it is full: a worker may be reading it.
            if (_count == _listeners.Length) Array.Resize(ref _listeners, Math.Max(16, _count * 2));
            listener.Place = _count;
            _listeners[_count] = listener;
            Volatile.Write(ref _count, _count + 1);
        }

        listener.Advance(); // What came while it was not in the list yet.
    }

    /// <summary>Lets a listener go; again does nothing.</summary>
    public void Remove(Listener listener)
    {
        Listener last;
        lock (_lock)
        {
            if (listener.Place < 0) return;
            last = _listeners[--_count];
            _listeners[listener.Place] = last;
            last.Place = listener.Place;
            listener.Place = -1;
            _listeners[_count] = null!;
        }

        if (last != listener) last.Advance(); // A worker that is between its old place and its new one would pass it over.
    }

    /// <summary>There is something new.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _wanted, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc/>
    public void Execute()
    {
        Interlocked.Exchange(ref _wanted, 0); // From here on another worker may begin; each listener has one writer all the same.
        Listener[] listeners;
        int count;
        lock (_lock) (listeners, count) = (_listeners, _count);
        for (var place = 0; place < count; place++) Volatile.Read(ref listeners[place])?.Advance();
    }
}
