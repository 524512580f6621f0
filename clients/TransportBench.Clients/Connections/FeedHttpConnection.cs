using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.Connections;

/// <summary>An <see cref="HttpClient"/> over one kept-alive connection whose bytes and reads are seen.</summary>
/// <remarks>
/// A client makes its own; clients that are given the same one, one after the other, meet a warm connection. It sends nothing that was
/// not asked for: no cookies, no tracing headers, no proxy. One request at a time; otherwise thread-safe.
/// </remarks>
public sealed class FeedHttpConnection : IDisposable
{
    private readonly IByteTap? _tap;
    private readonly Lock _lock = new();
    private volatile TappedStream? _stream;
    private TcpCounters? _counters;
    private int _opened;

    /// <param name="tap">Sees every byte of every connection that is opened; <see langword="null"/> for none.</param>
    public FeedHttpConnection(IByteTap? tap = null)
    {
        _tap = tap;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = async (context, cancellationToken) =>
                await OpenAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
        };
        Client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends over the connection, and opens it if there is none; without a time limit.</summary>
    public HttpClient Client { get; }

    /// <summary>Connections opened so far: still 1 when the second request met a warm one.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <summary>What the kernel counted on all connections that have been closed; <see langword="null"/> if none has, or the system does not say.</summary>
    public TcpCounters? Counters
    {
        get
        {
            lock (_lock)
                return _counters;
        }
    }

    /// <summary>When the last read under HTTP and WebSocket framing returned, in <see cref="Measurement.Clock.MonotonicClock"/> ns.</summary>
    internal long LastReadNs => _stream?.LastReadNs ?? 0;

    /// <summary>Closes the connection.</summary>
    public void Dispose() => Client.Dispose();

    private async Task<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var stream = await TappedConnection.OpenAsync(host, port, _tap, Add, cancellationToken);
        Interlocked.Increment(ref _opened);
        _stream = stream;
        return stream;
    }

    private void Add(TcpCounters? closed)
    {
        if (closed is not { } c)
            return;
        lock (_lock)
        {
            var sum = _counters ?? default;
            _counters = new TcpCounters(
                sum.BytesSent + c.BytesSent,
                sum.BytesReceived + c.BytesReceived,
                sum.SegmentsOut + c.SegmentsOut,
                sum.SegmentsIn + c.SegmentsIn,
                sum.Retransmits + c.Retransmits);
        }
    }
}
