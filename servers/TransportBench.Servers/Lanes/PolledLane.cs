using TransportBench.Core;
using TransportBench.Measurement.Logs;

namespace TransportBench.Servers.Lanes;

/// <summary>A lane that clients ask: remembers how far the feed has come, and wakes whoever waits.</summary>
public sealed class PolledLane : ServerLane
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _due;
    private long _stamped;
    private bool _complete;

    internal PolledLane(string name, Lane lane, FeedRun run, StampLog? log)
        : base(name, lane, run, log)
    {
    }

    /// <inheritdoc/>
    public override void Offer(long index)
    {
        StampOffer(index);
        Advance(index + 1, complete: false);
    }

    /// <inheritdoc/>
    public override void Complete() => Advance(-1, complete: true);

    /// <summary>Waits until there is an event after <paramref name="after"/>, the feed is complete, or the hold time is over.</summary>
    /// <returns>Events that are due, and whether no more follow.</returns>
    public async Task<(long Due, bool Complete)> WaitAsync(long after, TimeSpan hold, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(hold);
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_due > after + 1 || _complete) return (_due, _complete);
                more = _more.Task;
            }

            try
            {
                await more.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return (after + 1, false);
            }
        }
    }

    /// <summary>What is due now.</summary>
    public (long Due, bool Complete) Look()
    {
        lock (_lock) return (_due, _complete);
    }

    /// <summary>Stamps the events of an answer that is about to be written; each once, however often it is asked for.</summary>
    public void StampAnswer(long first, long end)
    {
        lock (_lock)
        {
            for (var index = Math.Max(first, _stamped); index < end; index++) Stamp(index);
            _stamped = Math.Max(_stamped, end);
        }
    }

    private void Advance(long due, bool complete)
    {
        TaskCompletionSource more;
        lock (_lock)
        {
            _due = Math.Max(_due, due);
            _complete |= complete;
            more = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        more.TrySetResult();
    }
}
