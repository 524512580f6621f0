using System.Collections.Concurrent;
using TransportBench.Core;
using TransportBench.Measurement.Logs;
using TransportBench.Measurement.Pacing;
using TransportBench.Servers.WebSockets;

namespace TransportBench.Servers.Lanes;

/// <summary>The tuned edition: the pacer's thread writes if the lane is idle and the write completes at once; else the ring takes the event, and the lane's own task drains it.</summary>
/// <remarks>Whoever sets <see cref="_busy"/> from 0 to 1 owns the connection's write side; before there is a connection nobody can.</remarks>
public sealed class DirectLane : ServerLane, IUplink
{
    private const int CoalescedBytes = 32 * 1024;

    private readonly SequenceRing _ring = new();
    private readonly ConcurrentQueue<byte[]> _control = new();
    private readonly SemaphoreSlim _handedOver = new(0);
    private IEventSink? _sink;
    private byte[] _buffer = [];
    private ValueTask _pending;
    private int _busy = 1;
    private volatile bool _complete;
    private volatile bool _failed;

    internal DirectLane(string name, Lane lane, FeedRun run, StampLog? log)
        : base(name, lane, run, log)
    {
    }

    /// <inheritdoc/>
    public override void Offer(long index)
    {
        if (_failed)
        {
            StampUnsent(index, NotSent.Failed);
            return;
        }

        if (_ring.IsEmpty && Interlocked.CompareExchange(ref _busy, 1, 0) == 0)
        {
            WriteFromPacer(index);
            return;
        }

        if (!_ring.TryEnqueue(index)) StampUnsent(index, NotSent.Overflow);
        else if (Interlocked.CompareExchange(ref _busy, 1, 0) == 0) _handedOver.Release();
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        _complete = true;
        WakeIfIdle();
    }

    /// <summary>Queues bytes that are no event (a pong) behind the write in hand.</summary>
    public void WriteControl(byte[] encoded)
    {
        _control.Enqueue(encoded);
        WakeIfIdle();
    }

    /// <summary>Sends the feed over a connection until it is complete.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task RunAsync(IEventSink connection, CancellationToken cancellationToken)
    {
        var sink = Injection is { ChangesBytes: true } injection ? new InjectingSink(connection, injection, Lane.Transport) : connection;
        _buffer = new byte[Math.Max(sink.MaxEncodedLength, Run.Options.Coalesced ? CoalescedBytes + sink.MaxEncodedLength : 0)];
        try
        {
            if (Run.Options.Mode == FeedMode.Paced) await DrainAsync(sink, cancellationToken);
            else await SendUnpacedAsync(sink, cancellationToken);
        }
        finally
        {
            _failed = true;
            while (_ring.TryDequeue(out var index)) StampUnsent(index, NotSent.Failed);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // Where no connection ever came, nobody else reads the ring.
        while (_sink is null && _ring.TryDequeue(out var index)) StampUnsent(index, NotSent.Failed);
        base.Dispose(disposing);
    }

    private void WriteFromPacer(long index)
    {
        try
        {
            Stamp(index);
            var length = _sink!.Encode(index, _buffer);
#pragma warning disable CA2012 // Awaited exactly once: by the lane's own task, to which it is handed over if it has not completed.
            var write = _sink.WriteAsync(_buffer.AsMemory(0, length), CancellationToken.None);
#pragma warning restore CA2012
            if (write.IsCompletedSuccessfully)
            {
                // A full fence on either side: a pong queued meanwhile is seen here, or its reader finds the lane idle.
                Interlocked.Exchange(ref _busy, 0);
                if (!_control.IsEmpty) WakeIfIdle();
                return;
            }

            _pending = write;
            _handedOver.Release();
        }
#pragma warning disable CA1031 // The connection's end, whatever its exception: the lane's own task reports it.
        catch (Exception e)
#pragma warning restore CA1031
        {
#pragma warning disable CA2012 // As above.
            _pending = ValueTask.FromException(e);
#pragma warning restore CA2012
            _handedOver.Release();
        }
    }

    private void WakeIfIdle()
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) == 0) _handedOver.Release();
    }

    private async Task DrainAsync(IEventSink sink, CancellationToken cancellationToken)
    {
        _sink = sink;
        _handedOver.Release(); // Whatever was offered before there was a connection waits in the ring.
        while (true)
        {
            await _handedOver.WaitAsync(cancellationToken);
            var pending = _pending;
            _pending = default;
            await pending;
            do
            {
                while (_control.TryDequeue(out var control)) await sink.WriteAsync(control, cancellationToken);
                while (_ring.TryDequeue(out var index))
                {
                    Stamp(index);
                    await sink.WriteAsync(_buffer.AsMemory(0, sink.Encode(index, _buffer)), cancellationToken);
                }

                if (_complete && _ring.IsEmpty) return;
                // A full fence: without it the ring could be read before the pacer can see that the lane is idle, and nobody would drain.
                Interlocked.Exchange(ref _busy, 0);
            }
            while ((!_ring.IsEmpty || !_control.IsEmpty || _complete) && Interlocked.CompareExchange(ref _busy, 1, 0) == 0);
        }
    }

    private async Task SendUnpacedAsync(IEventSink sink, CancellationToken cancellationToken)
    {
        await Run.Started.WaitAsync(cancellationToken);
        var end = Run.Options.Mode == FeedMode.Saturated ? long.MaxValue : Run.Options.Workload.TotalEvents;
        var limit = Run.Options.Coalesced ? CoalescedBytes : 0;
        for (var index = FirstIndex; index < end && !Run.IsStopped;)
        {
            var length = 0;
            var events = 0;
            do
            {
                length += sink.Encode(index++, _buffer.AsSpan(length));
                events++;
            }
            while (length < limit && index < end);
            CountSent(events);
            await sink.WriteAsync(_buffer.AsMemory(0, length), cancellationToken);
        }
    }
}
