using System.Net.WebSockets;
using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.WebSockets;

/// <summary>Reads a WebSocket with <see cref="ClientWebSocket"/>, as the framework's documentation writes it.</summary>
/// <remarks>The overloads with <see cref="Memory{T}"/>, so that nothing is allocated per event by us.</remarks>
public sealed class ClientWebSocketClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly FeedHttpConnection _connection;
    private readonly FeedHttpConnection? _own;
    private readonly ReceiveBuffer _message = new();
    private ClientWebSocket? _socket;

    /// <param name="request">What to ask for. Its tap is not used if <paramref name="shared"/> is given.</param>
    /// <param name="shared">A connection that may be open already; stays open for its owner to close, unless a handshake took it. By default one of its own.</param>
    public ClientWebSocketClient(FeedRequest request, FeedHttpConnection? shared = null)
    {
        _request = request;
        _own = shared is null ? new FeedHttpConnection(request) : null;
        _connection = shared ?? _own!;
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _connection.Counters;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken) =>
        _socket = await ClientWebSocketHandshake.OpenAsync(_connection, _request, cancellationToken);

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var socket = _socket ?? throw new InvalidOperationException("connect first");
        try
        {
            ValueWebSocketReceiveResult result;
            while ((result = await socket.ReceiveAsync(_message.Free, cancellationToken)).MessageType != WebSocketMessageType.Close)
            {
                _message.Commit(result.Count);
                Deliver(receiver, result.EndOfMessage);
            }

            await ClientWebSocketHandshake.CloseAsync(socket, cancellationToken);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken)
    {
        var socket = _socket ?? throw new InvalidOperationException("connect first");
        return socket.SendAsync(payload, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    private void Deliver(IEventReceiver receiver, bool isComplete)
    {
        var payload = _message.Unread;
        if (payload.Length > _request.MaxPayloadBytes)
            throw new FeedProtocolException($"a message of {payload.Length} bytes or more arrived; at most {_request.MaxPayloadBytes} are allowed");
        if (!isComplete)
            return;
        receiver.OnEvent(payload, _connection.LastReadNs, MonotonicClock.NowNs);
        _message.Consume(payload.Length);
    }
}
