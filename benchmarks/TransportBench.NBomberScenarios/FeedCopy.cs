using System.Threading.Channels;
using TransportBench.Load.Driving;

namespace TransportBench.NBomberScenarios;

/// <summary>What one copy of a scenario reads: a connection of its own, and what has arrived on it that the copy has not asked for.</summary>
/// <remarks>
/// Everything is counted and timed when it arrives, in the meter. What the copy gets is a sample of it: an event is an iteration, iterations have an upper bound, and what is more than the inbox holds is passed over, oldest first, and counted. One copy asks.
/// </remarks>
internal sealed class FeedCopy(ILoadSink meter, int inbox) : ILoadSink
{
    private readonly Channel<Delivery> _inbox = Channel.CreateBounded<Delivery>(new BoundedChannelOptions(inbox) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private long _arrived;
    private long _asked;
    private string? _failure;

    /// <summary>Events that arrived and that the copy has not got to see: passed over, or in the inbox still.</summary>
    public long PassedOver => Interlocked.Read(ref _arrived) - Interlocked.Read(ref _asked);

    /// <summary>Waits for the next event.</summary>
    /// <param name="cancellationToken">Ends the wait, which is no failure.</param>
    /// <returns>An event; a failure, once; or that it is over, and then not before the token says so: who asks again and again does not spin.</returns>
    public async Task<DeliveryOutcome> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _inbox.Reader.WaitToReadAsync(cancellationToken) && _inbox.Reader.TryRead(out var delivery))
            {
                Interlocked.Increment(ref _asked);
                return new DeliveryOutcome(delivery, null);
            }

            if (Interlocked.Exchange(ref _failure, null) is { } failure) return new DeliveryOutcome(null, failure);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Over.
        }

        return DeliveryOutcome.Ended;
    }

    /// <inheritdoc/>
    public void Received(long? latencyNs, int bytes)
    {
        meter.Received(latencyNs, bytes);
        Interlocked.Increment(ref _arrived);
        _inbox.Writer.TryWrite(Delivery.Of(latencyNs ?? 0, bytes));
    }

    /// <inheritdoc/>
    public void Irregular(long lost, long duplicated, long outOfOrder, long corrupt) => meter.Irregular(lost, duplicated, outOfOrder, corrupt);

    /// <inheritdoc/>
    public void Opened() => meter.Opened();

    /// <inheritdoc/>
    public void Left() => meter.Left();

    /// <inheritdoc/>
    public void Closed()
    {
        meter.Closed();
        _inbox.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public void Failed(string reason)
    {
        meter.Failed(reason);
        _failure = reason;
        _inbox.Writer.TryComplete();
    }
}
