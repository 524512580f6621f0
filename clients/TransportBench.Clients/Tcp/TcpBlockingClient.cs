using System.Net.Sockets;
using TransportBench.Clients.Connections;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.Tcp;

/// <summary>Reads a TCP feed with blocking calls on a thread of its own: the physical floor.</summary>
/// <remarks>
/// Only blocking calls ever touch the socket: .NET makes it non-blocking for good with the first asynchronous one. Allocates nothing per event.
/// </remarks>
public sealed class TcpBlockingClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly TcpDecoder _decoder;
    private readonly ReceiveBuffer _received = new();
    private Socket? _socket;
    private long _lastReceiveNs;

    /// <param name="request">What to ask for.</param>
    public TcpBlockingClient(FeedRequest request)
    {
        _request = request;
        _decoder = new TcpDecoder(request.MaxPayloadBytes);
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters { get; private set; }

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var socket = _socket = FeedSockets.Create(_request.Url.IdnHost, _request.Url.Port, out var endPoint);
            await OwnThread.RunAsync("tcp-blocking connect", () => Open(socket, endPoint), Abandon, cancellationToken);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Connect(_request, e);
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var socket = _socket ?? throw new InvalidOperationException("connect first");
        try
        {
            // A shutdown wakes the blocked read and leaves the counters readable.
            await OwnThread.RunAsync("tcp-blocking receive", () => Receive(socket, receiver), () => socket.Shutdown(SocketShutdown.Both), cancellationToken);
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
        if (_socket is { } socket)
        {
            TcpCounters ??= TcpInfo.Read(socket);
            socket.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private void Open(Socket socket, System.Net.EndPoint endPoint)
    {
        socket.Connect(endPoint);
        var request = TcpHandshake.Request(_request);
        _request.Tap?.Up(request);
        for (var sent = 0; sent < request.Length;)
            sent += socket.Send(request.AsSpan(sent), SocketFlags.None);
        int length;
        while (!TcpHandshake.TryReadAnswer(_request, _received.Unread, out length))
        {
            if (!ReadOnce(socket))
                throw TcpHandshake.Unfinished(_received.Unread.Length);
        }

        _received.Consume(length);
    }

    private void Receive(Socket socket, IEventReceiver receiver)
    {
        do
        {
            _decoder.Decode(_received, receiver, _lastReceiveNs);
        }
        while (ReadOnce(socket));
        TcpDecoder.End(_received);
    }

    /// <summary>Wakes a blocked connect; there is nothing to count yet.</summary>
    private void Abandon() => Interlocked.Exchange(ref _socket, null)?.Dispose();

    private bool ReadOnce(Socket socket)
    {
        var free = _received.Free.Span;
        var count = socket.Receive(free, SocketFlags.None);
        _lastReceiveNs = MonotonicClock.NowNs;
        if (count == 0)
            return false;
        _request.Tap?.Down(free[..count]);
        _received.Commit(count);
        return true;
    }
}
