using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using TransportBench.Clients.Connections;
using TransportBench.Core;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.SignalR;

/// <summary>Reads a feed with SignalR's own client, over the one of its transports that the lane names.</summary>
/// <remarks>An event is received when the client's stream yields it: a string or an array of its own.</remarks>
public sealed class SignalRClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly FeedHttpConnection _connection;
    private readonly HubConnection _hub;
    private bool _isText;

    /// <param name="request">What to ask for.</param>
    /// <param name="transport">One of <see cref="Transports.SignalR"/>.</param>
    /// <param name="isMessagePack">MessagePack instead of JSON.</param>
    public SignalRClient(FeedRequest request, Transport transport, bool isMessagePack)
    {
        _request = request;
        _connection = new FeedHttpConnection(request);
        var builder = new HubConnectionBuilder().WithUrl(request.FullUrl, options =>
        {
            options.Transports = TypeOf(transport);
            options.HttpMessageHandlerFactory = _ => _connection.Handler;
            options.WebSocketFactory = OpenAsync;
            options.ApplicationMaxBufferSize = 2L * request.MaxPayloadBytes;
        });
        if (isMessagePack) builder.AddMessagePackProtocol();
        _hub = builder.Build();
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _connection.Counters;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _hub.StartAsync(cancellationToken);
            _isText = await _hub.InvokeAsync<bool>("Open", cancellationToken);
        }
        catch (HubException e)
        {
            throw new FeedConnectException($"{_request.FullUrl}: {e.Message}", e);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Connect(_request, e);
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            if (_isText) await ReceiveTextAsync(receiver, cancellationToken);
            else await ReceiveBytesAsync(receiver, cancellationToken);
        }
        catch (HubException e)
        {
            throw new FeedProtocolException($"{_request.Url}: {e.Message}");
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the feed's hub takes no events: it goes one way");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task ReceiveTextAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var buffer = Array.Empty<byte>();
        await foreach (var text in _hub.StreamAsync<string>("Text", cancellationToken))
        {
            var receivedNs = MonotonicClock.NowNs;
            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (buffer.Length < most) buffer = new byte[most];
            Deliver(receiver, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), receivedNs);
        }
    }

    private async Task ReceiveBytesAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        await foreach (var bytes in _hub.StreamAsync<byte[]>("Binary", cancellationToken)) Deliver(receiver, bytes, MonotonicClock.NowNs);
    }

    private void Deliver(IEventReceiver receiver, ReadOnlySpan<byte> payload, long receivedNs)
    {
        if (payload.Length > _request.MaxPayloadBytes)
            throw new FeedProtocolException($"an event of {payload.Length} bytes arrived; at most {_request.MaxPayloadBytes} are allowed");
        receiver.OnEvent(payload, Math.Min(_connection.LastReadNs, receivedNs), receivedNs); // The connection reads on meanwhile.
    }

    private async ValueTask<WebSocket> OpenAsync(WebSocketConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(context.Uri, _connection.Client, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>SignalR's own name of a transport.</summary>
    /// <param name="transport">One of <see cref="Transports.SignalR"/>.</param>
    public static HttpTransportType TypeOf(Transport transport) =>
        transport == Transports.SignalRWebSocket ? HttpTransportType.WebSockets
        : transport == Transports.SignalREvents ? HttpTransportType.ServerSentEvents
        : HttpTransportType.LongPolling;
}
