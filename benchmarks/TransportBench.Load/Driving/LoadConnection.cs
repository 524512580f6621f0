using TransportBench.Clients;

namespace TransportBench.Load.Driving;

/// <summary>One connection of a load test: reads the stream from wherever it is, checks every event, times it from its intended send.</summary>
/// <remarks>Belongs to the task that runs it; <see cref="CloseAsync"/> may come from another thread.</remarks>
internal sealed class LoadConnection(IFeedClient client, LoadStream stream, LoadMeter meter) : IEventReceiver, IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private EventVerifier? _verifier;
    private (long Missing, long Duplicates, long OutOfOrder, long Corrupt) _told;
    private bool _isOpen;

    /// <summary>Connects and reads until the stream ends or <see cref="CloseAsync"/> is called. Throws nothing: what goes wrong is counted.</summary>
    public async Task RunAsync(SemaphoreSlim opening, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await OpenAsync(opening, ending.Token);
            await client.ReceiveAsync(this, ending.Token);
            Missed(); // The stream is over: whatever it had is due.
            meter.Closed();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            if (_isOpen) meter.Closed();
        }
        catch (Exception e) when (e is FeedConnectException or FeedProtocolException or IOException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            meter.Failed(Reason(e));
        }
        finally
        {
            if (_isOpen) meter.Left();
            _isOpen = false;
            await client.DisposeAsync();
            Dispose();
        }
    }

    /// <summary>Ends it from this side.</summary>
    public async Task CloseAsync()
    {
        try
        {
            await _closing.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Done by <see cref="RunAsync"/> at its end.</summary>
    public void Dispose() => _closing.Dispose();

    /// <inheritdoc/>
    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs)
    {
        _verifier ??= new EventVerifier(stream.Feed, stream.Feed.TryReadSequence(payload, out var first) && first >= 0 ? first : 0);
        var verified = _verifier.Check(payload);
        if (verified.Outcome is EventOutcome.InOrder or EventOutcome.Gap or EventOutcome.OutOfOrder && verified.Index < stream.Events)
        {
            meter.Received(receivedNs - stream.IntendedNs(verified.Index), payload.Length);
            stream.Spread.Received(verified.Index, receivedNs);
        }

        if (verified.Outcome != EventOutcome.InOrder) Tell();
    }

    private async Task OpenAsync(SemaphoreSlim opening, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            await client.ConnectAsync(cancellationToken);
            meter.Opened();
            _isOpen = true;
        }
        finally
        {
            opening.Release();
        }
    }

    private void Missed()
    {
        if (_verifier is { } verifier && verifier.Next < stream.Events) meter.Irregular(stream.Events - verifier.Next, 0, 0, 0);
    }

    private void Tell()
    {
        var now = (_verifier!.Missing, _verifier.Duplicates, _verifier.OutOfOrder, _verifier.Corrupt);
        meter.Irregular(now.Missing - _told.Missing, now.Duplicates - _told.Duplicates, now.OutOfOrder - _told.OutOfOrder, now.Corrupt - _told.Corrupt);
        _told = now;
    }

    private static string Reason(Exception e)
    {
        var inner = e is FeedConnectException or IOException && e.InnerException is System.Net.Sockets.SocketException socket ? socket.SocketErrorCode.ToString() : null;
        return (e is FeedConnectException ? "connect: " : "broken: ") + (inner ?? e.GetType().Name);
    }
}
