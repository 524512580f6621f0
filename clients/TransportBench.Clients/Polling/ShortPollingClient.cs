using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.Polling;

/// <summary>Asks on a fixed grid of instants; the server answers at once with whatever is there.</summary>
public sealed class ShortPollingClient : IFeedClient
{
    /// <summary>One second.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(1);

    private readonly PollingFeed _feed;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;

    /// <param name="request">What to ask for. Its tap is not used if <paramref name="shared"/> is given.</param>
    /// <param name="interval">Between two requests; at least a millisecond, by default <see cref="DefaultInterval"/>. Instants that pass while a request runs are made up by one request right after it.</param>
    /// <param name="time">Where the grid comes from; by default the system's.</param>
    /// <param name="shared">A connection that may be open already; stays open for its owner to close. By default one of its own.</param>
    public ShortPollingClient(FeedRequest request, TimeSpan? interval = null, TimeProvider? time = null, FeedHttpConnection? shared = null)
    {
        _feed = new PollingFeed(request, shared);
        _interval = interval ?? DefaultInterval;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _feed.Connection.Counters;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken) => _feed.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        using var grid = new PeriodicTimer(_interval, _time);
        while (await _feed.PollAsync(receiver, cancellationToken))
            await grid.WaitForNextTickAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        throw new NotSupportedException("polling goes one way: events upwards need a request of their own");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _feed.Dispose();
        return ValueTask.CompletedTask;
    }
}
