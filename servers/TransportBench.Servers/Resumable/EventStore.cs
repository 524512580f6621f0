using TransportBench.Measurement.Pacing;

namespace TransportBench.Servers.Resumable;

/// <summary>Which events of a stream have happened, and which of them a reader may still ask for.</summary>
/// <remarks>
/// A bounded ring of indices: payloads are a pure function of the index (<see cref="Core.Feeds.Feed"/>), so what a ring of payloads would hold is made again when it is asked for, and any number of readers
/// costs no memory here. One writer; any number of readers, from any thread.
/// </remarks>
public sealed class EventStore : IPacedLane
{
    private readonly int _capacity;
    private volatile TaskCompletionSource _changed = Fresh();
    private long _next;
    private volatile bool _complete;

    /// <param name="capacity">Events that are kept; at least 1.</param>
    /// <param name="happened">Events that had happened before, as after a restart.</param>
    public EventStore(int capacity, long happened = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(happened);
        _capacity = capacity;
        _next = happened;
    }

    /// <summary>Index of the event that happens next.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>Index of the oldest event that is kept; <see cref="Next"/> if none is.</summary>
    public long Oldest => Math.Max(0, Next - _capacity);

    /// <summary>No event follows.</summary>
    public bool IsComplete => _complete;

    /// <inheritdoc/>
    public void Offer(long index)
    {
        Volatile.Write(ref _next, index + 1);
        Wake();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _complete = true;
        Wake();
    }

    /// <summary>Waits until an event has happened.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="patience">How long to wait at most; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it has happened, will not happen any more, or may happen still.</returns>
    public async ValueTask<StoreWait> WaitAsync(long index, TimeSpan patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = _changed.Task; // Before looking: what happens afterwards completes it.
            if (Next > index) return StoreWait.Happened;
            if (_complete) return StoreWait.Complete;
            var waiting = changed.WaitAsync(patience, cancellationToken);
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // A heartbeat is no error: every one would cost an exception thrown and caught.
            cancellationToken.ThrowIfCancellationRequested();
            if (waiting.IsFaulted) return StoreWait.NotYet;
        }
    }

    private void Wake() => Interlocked.Exchange(ref _changed, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
