using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.WebSockets;

/// <summary>Reads a WebSocket from its own socket: the tuned reader of RFC 6455.</summary>
/// <remarks>Allocates nothing per event. A cancelled send may leave half a frame behind; the connection is of no use then.</remarks>
public sealed class WebSocketSocketClient : IFeedClient
{
    /// <summary>How long a server has to close the connection after the closing handshake (RFC 6455 §7.1.1).</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    private readonly FeedRequest _request;
    private readonly WebSocketDecoder _decoder;
    private readonly WebSocketFrameWriter _writer = new();
    private readonly SemaphoreSlim _sending = new(1);
    private SocketConnection? _connection;

    /// <param name="request">What to ask for.</param>
    public WebSocketSocketClient(FeedRequest request)
    {
        _request = request;
        _decoder = new WebSocketDecoder(request.MaxPayloadBytes);
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _connection?.Counters;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection = await SocketConnection.OpenAsync(_request, cancellationToken);
            await WebSocketHandshake.OpenAsync(_connection, _request, cancellationToken);
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
                WebSocketSignal signal;
                while ((signal = _decoder.Decode(connection.Received, receiver, connection.LastReceiveNs)) == WebSocketSignal.Ping)
                    await SendFrameAsync(WebSocketOpcode.Pong, _decoder.ControlPayload, cancellationToken);
                if (signal == WebSocketSignal.Close)
                {
                    await AnswerCloseAsync(connection, cancellationToken);
                    return;
                }
            }
            while (connection.Arrived(await connection.ReceiveAsync(cancellationToken)));
            _decoder.End(connection.Received);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        SendFrameAsync(isText ? WebSocketOpcode.Text : WebSocketOpcode.Binary, payload, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask SendFrameAsync(WebSocketOpcode opcode, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var connection = _connection ?? throw new InvalidOperationException("connect first");
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await connection.SendAsync(_writer.Write(opcode, payload.Span), cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Answers with the server's own status, then waits for the server to close first.</summary>
    private async Task AnswerCloseAsync(SocketConnection connection, CancellationToken cancellationToken)
    {
        var payload = _decoder.ControlPayload;
        await SendFrameAsync(WebSocketOpcode.Close, payload[..Math.Min(2, payload.Length)], cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ClosePatience);
        try
        {
            while (connection.Arrived(await connection.ReceiveAsync(patience.Token)))
                connection.Received.Consume(connection.Received.Unread.Length);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Net.Sockets.SocketException && !cancellationToken.IsCancellationRequested)
        {
            // The feed has ended properly; how the connection ends no longer matters.
        }

        WebSocketClosing.Check(payload.Span);
    }
}
