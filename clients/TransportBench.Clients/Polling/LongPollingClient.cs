using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.Polling;

/// <summary>Asks again as soon as it is answered; the server holds each request until there is an event, or its hold time is over.</summary>
public sealed class LongPollingClient : IFeedClient
{
    private readonly PollingFeed _feed;

    /// <param name="request">What to ask for. Its tap is not used if <paramref name="shared"/> is given.</param>
    /// <param name="shared">A connection that may be open already; stays open for its owner to close. By default one of its own.</param>
    public LongPollingClient(FeedRequest request, FeedHttpConnection? shared = null) => _feed = new PollingFeed(request, shared);

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _feed.Connection.Counters;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken) => _feed.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        while (await _feed.PollAsync(receiver, cancellationToken))
        {
            // An empty answer is the end of the server's hold time: nothing to wait for here.
        }
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
