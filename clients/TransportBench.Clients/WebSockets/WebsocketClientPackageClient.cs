using System.Net.WebSockets;
using System.Text;
using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;
using Websocket.Client;

namespace TransportBench.Clients.WebSockets;

/// <summary>Reads a WebSocket with the package Websocket.Client, its reconnection switched off.</summary>
/// <remarks>An event is received when the package's callback runs; what it allocates by then (a string, an array) is its own way.</remarks>
public sealed class WebsocketClientPackageClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly FeedHttpConnection _connection;
    private readonly FeedHttpConnection? _own;
    private readonly TaskCompletionSource<Task> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WebsocketClient> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ClientWebSocket? _socket;
    private byte[] _text = [];

    /// <param name="request">What to ask for. Its tap is not used if <paramref name="shared"/> is given.</param>
    /// <param name="shared">A connection that may be open already; stays open for its owner to close, unless a handshake took it. By default one of its own.</param>
    public WebsocketClientPackageClient(FeedRequest request, FeedHttpConnection? shared = null)
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
        if (_socket is null)
            throw new InvalidOperationException("connect first");
        // The package reads as soon as it has a connection, so it gets the open one only when somebody listens.
        using var package = new WebsocketClient(_request.FullUrl, null, (_, _) => OpenedAsync()) { IsReconnectionEnabled = false };
        using var messages = package.MessageReceived.Subscribe(message => OnMessage(message, receiver));
        using var disconnections = package.DisconnectionHappened.Subscribe(info => OnDisconnected(package, info));
        try
        {
            await package.StartOrFail();
            _started.TrySetResult(package);
            var closing = await _ended.Task.WaitAsync(cancellationToken);
            await closing.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Waits for <see cref="ReceiveAsync"/> to begin. The package sends no empty text.</remarks>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken)
    {
        var package = await _started.Task.WaitAsync(cancellationToken);
        await (isText ? package.SendInstant(Encoding.UTF8.GetString(payload.Span)) : package.SendInstant(payload.ToArray()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _started.TrySetCanceled();
        if (_own is not null)
            await _own.DisposeAsync();
    }

    private Task<WebSocket> OpenedAsync() => Task.FromResult<WebSocket>(_socket!);

    private void OnMessage(ResponseMessage message, IEventReceiver receiver)
    {
        var receivedNs = MonotonicClock.NowNs;
        if (_ended.Task.IsCompleted)
            return;
        try
        {
            var payload = BytesOf(message);
            if (payload.Length > _request.MaxPayloadBytes)
                throw new FeedProtocolException($"a message of {payload.Length} bytes arrived; at most {_request.MaxPayloadBytes} are allowed");
            receiver.OnEvent(payload, Math.Min(_connection.LastReadNs, receivedNs), receivedNs); // Over HTTP/2 the connection reads on meanwhile.
        }
        catch (Exception e)
        {
            // The package would log it and read on.
            _ended.TrySetException(e);
        }
    }

    private void OnDisconnected(WebsocketClient package, DisconnectionInfo info)
    {
        // The package would answer a close frame after this call, when nobody can tell any more whether it has: so the answer is given here.
        info.CancelClosing = true;
        if (info.Type == DisconnectionType.ByServer)
        {
            package.LostReconnectTimeout = Timeout.InfiniteTimeSpan; // Else it aborts the socket beside the answer, which over HTTP/2 resets what the server has not read yet.
            _ended.TrySetResult(CloseAsync(info));
            return;
        }

        _ended.TrySetException(info.Exception ?? new FeedProtocolException($"the connection ended without a close frame ({info.Type})"));
    }

    private async Task CloseAsync(DisconnectionInfo info)
    {
        await _socket!.CloseOutputAsync(info.CloseStatus ?? WebSocketCloseStatus.Empty, null, CancellationToken.None);
        WebSocketClosing.Check(info.CloseStatus, info.CloseStatusDescription);
    }

    private ReadOnlySpan<byte> BytesOf(ResponseMessage message)
    {
        if (message.Text is not { } text)
            return message.Binary ?? message.Stream?.ToArray();
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
            _text = new byte[most];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }
}
