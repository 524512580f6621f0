using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using TransportBench.Clients;
using TransportBench.Clients.SignalR;
using TransportBench.Core;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;
using TransportBench.Servers.SignalR;

namespace TransportBench.Experiments.Scenarios;

/// <summary>Hears what a hub broadcasts, with SignalR's own client and JSON, until it is closed.</summary>
/// <remarks>For a server's figures: nothing is timed under the client's framing, and its connection's counters are not kept.</remarks>
internal sealed class HubListener : IFeedClient
{
    private readonly HubConnection _hub;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IEventReceiver? _receiver;

    /// <param name="hub">Where the hub is.</param>
    /// <param name="transport">One of <see cref="Transports.SignalR"/>.</param>
    public HubListener(Uri hub, Transport transport)
    {
        _hub = new HubConnectionBuilder().WithUrl(hub, SignalRClient.TypeOf(transport)).Build();
        _hub.On<string>(ResumableHub.Event, text =>
        {
            var now = MonotonicClock.NowNs;
            _receiver?.OnEvent(Encoding.UTF8.GetBytes(text), now, now);
        });
        _hub.Closed += reason =>
        {
            if (reason is null) _closed.TrySetResult();
            else _closed.TrySetException(new IOException($"{hub}: {reason.Message}", reason));
            return Task.CompletedTask;
        };
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => null;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _hub.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or System.Net.WebSockets.WebSocketException)
        {
            throw new FeedConnectException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        _receiver = receiver;
        return _closed.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) => throw new NotSupportedException("the hub takes no events");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
