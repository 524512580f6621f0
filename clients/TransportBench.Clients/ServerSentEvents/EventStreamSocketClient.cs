using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.ServerSentEvents;

/// <summary>Reads an event stream from its own socket: the tuned reader of Server-Sent Events.</summary>
/// <remarks>Allocates nothing per event.</remarks>
public sealed class EventStreamSocketClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly EventStreamDecoder _decoder;
    private SocketConnection? _connection;
    private HttpBody? _body;

    /// <param name="request">What to ask for.</param>
    public EventStreamSocketClient(FeedRequest request)
    {
        _request = request;
        _decoder = new EventStreamDecoder(request);
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _connection?.Counters;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection = await SocketConnection.OpenAsync(_request, cancellationToken);
            _body = await EventStreamHandshake.OpenAsync(_connection, _request, cancellationToken);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Connect(_request, e);
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var connection = _connection ?? throw new InvalidOperationException("connect first");
        var body = _body ?? throw new InvalidOperationException("the server has not accepted the feed");
        try
        {
            do
            {
                _decoder.Decode(connection.Received, body, receiver, connection.LastReceiveNs);
            }
            while (!body.IsComplete && connection.Arrived(await connection.ReceiveAsync(cancellationToken)));
            body.End();
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        throw new NotSupportedException("an event stream goes one way: events upwards need a request of their own");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        return ValueTask.CompletedTask;
    }
}
