using TransportBench.Clients;
using TransportBench.Measurement.Clock;

namespace TransportBench.Load.Driving;

/// <summary>Sends the stream's events on its own connection when they are due, and times each from its intended send until it is back.</summary>
/// <remarks>
/// Open model: an event is sent when it is due, whatever became of the one before. Connections send at the same rate and share out the time between two events among themselves. Sends come from the pacer's thread, arrivals from the connection's task. What is on its way when the
/// scenario closes a connection early is not owed.
/// </remarks>
/// <param name="stream">What is sent, and when.</param>
/// <param name="share">Which share of the time to the next event this connection comes later, 0 to less than 1.</param>
/// <param name="pacer">Says when.</param>
/// <param name="sink">Is told.</param>
internal sealed class EchoReader(LoadStream stream, double share, EchoPacer pacer, ILoadSink sink) : ILoadReader, IEventReceiver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3); // Less than the driver's own, so that what is missing is counted.

    private readonly StreamAccount _account = new(stream.Feed, sink);
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _payload = new byte[stream.Feed.Size];
    private IFeedClient? _client;
    private CancellationToken _leaving;
    private Task _sending = Task.CompletedTask;
    private long _next;
    private long _back;
    private volatile bool _isOver;

    /// <summary>Events that a connection may send: the last has none after it to share the time with.</summary>
    private long Events => stream.Events - 1;

    /// <summary>When the next event is due, monotonic clock in ns; <see cref="long.MaxValue"/>: none is.</summary>
    public long DueNs => _next < Events && !_isOver && !_leaving.IsCancellationRequested ? IntendedNs(_next) : long.MaxValue;

    /// <inheritdoc/>
    public async Task ReadAsync(IFeedClient client, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_client, _leaving) = (client, over.Token);
        _next = _back = FirstDue(MonotonicClock.NowNs);
        _account.Begin(_next);
        var receiving = client.ReceiveAsync(this, over.Token);
        try
        {
            if (_next >= Events) return;
            pacer.Add(this);
            if (await Task.WhenAny(_sent.Task, receiving) == receiving) await EndedAsync(receiving);
            var patience = Task.Delay(Patience, cancellationToken); // One for both: what waits to be sent when the last event is due is late already.
            await Task.WhenAny(_sending, receiving, patience);
            if (_sending.IsFaulted) await _sending;
            await Task.WhenAny(_allBack.Task, receiving, patience);
            cancellationToken.ThrowIfCancellationRequested();
            if (receiving.IsCompleted && !_allBack.Task.IsCompleted) await EndedAsync(receiving);
        }
        finally
        {
            _isOver = true;
            await over.CancelAsync();
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Left in mid-wait, which is no trouble.
            await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested) _account.End(Volatile.Read(ref _next)); // Whatever was due and is not back is lost, however it ended.
        }
    }

    /// <summary>Sends what is due; called by the pacer's thread when <see cref="DueNs"/> has come.</summary>
    public void Send()
    {
        _sending = SendAsync(_next);
        if (_sending.IsFaulted) _isOver = true;
        if (++_next >= Events || _isOver) _sent.TrySetResult();
    }

    /// <summary>Nothing is sent any more.</summary>
    public void Leave() => _sent.TrySetResult();

    /// <inheritdoc/>
    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        if (_account.Check(payload) is not { } index || index >= Events) return;
        sink.Received(receivedNs - IntendedNs(index), payload.Length);
        if (++_back >= Events) _allBack.TrySetResult();
    }

    private async Task SendAsync(long index)
    {
        await _sending; // Behind the one before, as on any connection; its time counts, for the intended send has passed. Fails with it.
        stream.Feed.Write(index, _payload);
        await _client!.SendAsync(_payload, isText: true, _leaving);
    }

    private long IntendedNs(long index)
    {
        var due = stream.IntendedNs(index);
        return index + 1 < stream.Events ? due + (long)(share * (stream.IntendedNs(index + 1) - due)) : due;
    }

    private long FirstDue(long nowNs)
    {
        var (low, high) = (0L, Math.Max(0, Events));
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (IntendedNs(middle) < nowNs) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static async Task EndedAsync(Task receiving)
    {
        await receiving;
        throw new IOException("the server ended the connection before its events were back");
    }
}
