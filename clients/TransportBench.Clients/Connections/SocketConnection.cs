using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.Connections;

/// <summary>One client's own TCP connection, and the buffer in which its bytes arrive.</summary>
/// <remarks>
/// A read is two steps, <c>connection.Arrived(await connection.ReceiveAsync(token))</c>, so that the only state machine is the
/// caller's loop: an <see langword="async"/> method in between would allocate with every read that has to wait.
/// </remarks>
internal sealed class SocketConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly IByteTap? _tap;
    private TappedStream? _wire;
    private SslStream? _secure;
    private bool _disposed;

    private SocketConnection(Socket socket, FeedRequest request)
    {
        _socket = socket;
        _tap = request.Tap;
        Received = new ReceiveBuffer(request.BufferBytes);
    }

    /// <summary>What has arrived and is not consumed.</summary>
    public ReceiveBuffer Received { get; }

    /// <summary>When the last read returned, below TLS where there is TLS, in <see cref="MonotonicClock"/> ns.</summary>
    public long LastReceiveNs { get; private set; }

    /// <summary>The kernel's counters, read just before the socket was closed; <see langword="null"/> before.</summary>
    public TcpCounters? Counters { get; private set; }

    /// <summary>Connects to the host and port of <paramref name="request"/>.</summary>
    public static async Task<SocketConnection> OpenAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        var socket = FeedSockets.Create(request.Url.IdnHost, request.Url.Port, out var endPoint);
        try
        {
            if (request.Source is { } source) socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(endPoint, cancellationToken);
            var connection = new SocketConnection(socket, request);
            if (!request.Variant.Tls)
                return connection;
            connection._wire = new TappedStream(new NetworkStream(socket, ownsSocket: false), request.WireTap);
            connection._secure = await TlsTrust.OverAsync(connection._wire, request, cancellationToken);
            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Waits for bytes. The result goes to <see cref="Arrived"/> at once.</summary>
    public ValueTask<int> ReceiveAsync(CancellationToken cancellationToken) => _secure is null
        ? _socket.ReceiveAsync(Received.Free, SocketFlags.None, cancellationToken)
        : _secure.ReadAsync(Received.Free, cancellationToken);

    /// <summary>Takes over what a <see cref="ReceiveAsync"/> brought.</summary>
    /// <returns><see langword="false"/> if the server has ended the stream.</returns>
    public bool Arrived(int count)
    {
        LastReceiveNs = _wire?.LastReadNs ?? MonotonicClock.NowNs;
        if (count == 0)
            return false;
        _tap?.Down(Received.Free.Span[..count]);
        Received.Commit(count);
        return true;
    }

    /// <summary>Sends all of <paramref name="bytes"/>. Calls must not overlap.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _tap?.Up(bytes.Span);
        if (_secure is not null)
        {
            await _secure.WriteAsync(bytes, cancellationToken);
            return;
        }

        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
    }

    /// <summary>Reads the counters, then closes.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Counters = TcpInfo.Read(_socket);
        _secure?.Dispose();
        _socket.Dispose();
    }
}
