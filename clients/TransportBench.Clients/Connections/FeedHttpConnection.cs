using System.Net;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.Connections;

/// <summary>An <see cref="HttpClient"/> over one kept-alive connection whose bytes and reads are seen.</summary>
/// <remarks>
/// A client makes its own; clients that are given the same one, one after the other, meet a warm connection. It sends nothing that was
/// not asked for: no cookies, no tracing headers, no proxy. One request at a time; otherwise thread-safe.
/// </remarks>
public sealed class FeedHttpConnection : IDisposable, IAsyncDisposable
{
    private const int MostLooks = 200;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly FeedRequest _request;
    private readonly SocketsHttpHandler _handler;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _closed = new(0);
    private volatile TappedStream? _stream;
    private volatile TappedStream? _plain;
    private TcpCounters? _counters;
    private int _opened;
    private bool _isAwaited;

    /// <param name="request">Its variant, whom it trusts, and the taps that see every byte of every connection that is opened.</param>
    public FeedHttpConnection(FeedRequest request)
    {
        _request = request;
        _handler = CreateHandler();
        Client = new HttpClient(_handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = request.HttpVersion,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>Sends over the connection, and opens it if there is none; without a time limit.</summary>
    public HttpClient Client { get; }

    /// <summary>What <see cref="Client"/> sends with.</summary>
    internal HttpMessageHandler Handler => _handler;

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

    /// <summary>Closes the connection; over HTTP/2 it may still be closing afterwards.</summary>
    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    /// <summary>Closes the connection and waits until it is closed, so that taps and counters have seen all of it; at most <see cref="ClosePatience"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (Interlocked.Exchange(ref _isAwaited, true))
            return;
        for (var left = Opened; left > 0; left--)
        {
            if (!await _closed.WaitAsync(ClosePatience))
                return;
        }

        for (var looks = 0; looks < MostLooks && (_plain?.IsWriting == true || _stream?.IsWriting == true); looks++)
            await Task.Delay(Look);
    }

    private SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = Decompression(_request.Variant.Compression),
            ConnectCallback = async (context, cancellationToken) =>
                await OpenAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
        };
        if (!_request.Variant.Tls)
            return handler;
        handler.SslOptions = TlsTrust.Options(_request.Trusted);
        if (_request.Tap is { } tap)
            handler.PlaintextStreamFilter = (context, _) => new ValueTask<Stream>(_plain = new TappedStream(context.PlaintextStream, tap));
        return handler;
    }

    private static DecompressionMethods Decompression(string? coding) => coding switch
    {
        "gzip" => DecompressionMethods.GZip,
        "br" => DecompressionMethods.Brotli,
        _ => DecompressionMethods.None,
    };

    private async Task<Stream> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var stream = await TappedConnection.OpenAsync(host, port, _request.Variant.Tls ? _request.WireTap : _request.Tap, Add, cancellationToken);
        Interlocked.Increment(ref _opened);
        _stream = stream;
        return stream;
    }

    private void Add(TcpCounters? closed)
    {
        _closed.Release();
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
