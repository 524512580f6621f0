using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.Tcp;

/// <summary>Reads a TCP feed from its own socket: the control of the tuned readers.</summary>
/// <remarks>Allocates nothing per event.</remarks>
public sealed class TcpSocketClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly TcpDecoder _decoder;
    private SocketConnection? _connection;

    /// <param name="request">What to ask for.</param>
    public TcpSocketClient(FeedRequest request)
    {
        _request = request;
        _decoder = new TcpDecoder(request.MaxPayloadBytes);
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _connection?.Counters;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection = await SocketConnection.OpenAsync(_request, cancellationToken);
            await TcpHandshake.OpenAsync(_connection, _request, cancellationToken);
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
        try
        {
            do
            {
                _decoder.Decode(connection.Received, receiver, connection.LastReceiveNs);
            }
            while (connection.Arrived(await connection.ReceiveAsync(cancellationToken)));
            TcpDecoder.End(connection.Received);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        throw new NotSupportedException("a TCP feed goes one way: it has no framing for events upwards");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        return ValueTask.CompletedTask;
    }
}
