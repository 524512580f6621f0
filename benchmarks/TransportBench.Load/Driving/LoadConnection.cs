using TransportBench.Clients;

namespace TransportBench.Load.Driving;

/// <summary>One connection of a load test: opens, does what its reader does, and is counted.</summary>
/// <remarks>Belongs to the task that runs it; <see cref="CloseAsync"/> may come from another thread.</remarks>
internal sealed class LoadConnection(IFeedClient client, ILoadReader reader, ILoadSink meter) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private bool _isOpen;

    /// <summary>Connects and reads until the stream ends or <see cref="CloseAsync"/> is called. Throws nothing: what goes wrong is counted.</summary>
    public async Task RunAsync(SemaphoreSlim opening, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        try
        {
            await OpenAsync(opening, ending.Token);
            await reader.ReadAsync(client, ending.Token);
            meter.Closed();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            if (_isOpen) meter.Closed();
        }
        catch (Exception e) when (e is FeedConnectException or FeedProtocolException or IOException or HttpRequestException or System.Net.Sockets.SocketException or OperationCanceledException or InvalidOperationException)
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

    private static string Reason(Exception e)
    {
        var inner = e is FeedConnectException or IOException && e.InnerException is System.Net.Sockets.SocketException socket ? socket.SocketErrorCode.ToString() : null;
        return (e is FeedConnectException ? "connect: " : "broken: ") + (inner ?? e.GetType().Name);
    }
}
