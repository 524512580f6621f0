using TransportBench.Clients;

namespace TransportBench.Experiments.Scenarios;

/// <summary>Connections that read, count and throw away: the server is what is measured.</summary>
/// <remarks>Not thread-safe, but for <see cref="OnEvent"/> and <see cref="Events"/>.</remarks>
internal sealed class HeldConnections : IAsyncDisposable, IEventReceiver
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _growing = new();
    private readonly List<IFeedClient> _clients = [];
    private readonly List<Task> _reading = [];
    private long _events;

    /// <summary>How many are open.</summary>
    public int Open => _reading.Count(reading => !reading.IsCompleted);

    /// <summary>Events that have arrived, over all of them.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Opens them.</summary>
    /// <param name="create">A client, not connected yet.</param>
    /// <param name="connections">How many.</param>
    /// <param name="abreast">How many at a time.</param>
    /// <param name="cancellationToken">Closes what is open so far.</param>
    /// <exception cref="FeedConnectException">One was refused; the others are closed.</exception>
    public static async Task<HeldConnections> OpenAsync(Func<IFeedClient> create, int connections, int abreast, CancellationToken cancellationToken)
    {
        var held = new HeldConnections();
        try
        {
            foreach (var some in Enumerable.Range(0, connections).Chunk(abreast)) await Task.WhenAll(some.Select(_ => held.BeginAsync(create(), cancellationToken)));
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public void OnEvent(ReadOnlySpan<byte> payload, long wireReceivedNs, long receivedNs) => Interlocked.Increment(ref _events);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var client in _clients) await client.DisposeAsync();
        _ending.Dispose();
    }

    private async Task BeginAsync(IFeedClient client, CancellationToken cancellationToken)
    {
        lock (_growing) _clients.Add(client);
        await client.ConnectAsync(cancellationToken);
        var reading = client.ReceiveAsync(this, _ending.Token);
        lock (_growing) _reading.Add(reading);
    }
}
