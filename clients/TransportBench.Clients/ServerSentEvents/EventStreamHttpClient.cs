using System.Net;
using System.Net.Http.Headers;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Clients.ServerSentEvents;

/// <summary>Reads an event stream with <see cref="HttpClient"/>, as the framework's documentation writes it.</summary>
public sealed class EventStreamHttpClient : IFeedClient
{
    private readonly FeedRequest _request;
    private readonly FeedHttpConnection _connection;
    private readonly FeedHttpConnection? _own;
    private readonly EventStreamDecoder _decoder;
    private readonly byte[] _buffer = new byte[ReceiveBuffer.InitialBytes];
    private HttpResponseMessage? _response;

    /// <param name="request">What to ask for. Its tap is not used if <paramref name="shared"/> is given.</param>
    /// <param name="shared">A connection that may be open already; stays open for its owner to close. By default one of its own.</param>
    public EventStreamHttpClient(FeedRequest request, FeedHttpConnection? shared = null)
    {
        _request = request;
        _own = shared is null ? new FeedHttpConnection(request) : null;
        _connection = shared ?? _own!;
        _decoder = new EventStreamDecoder(request);
    }

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _connection.Counters;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, _request.FullUrl)
            {
                Version = _request.HttpVersion,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStreamHandshake.MediaType));
            _response = await _connection.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (_response.StatusCode != HttpStatusCode.OK)
                throw await HttpRefusal.ReadAsync(_request, _response, "status 200", cancellationToken);
            var type = _response.Content.Headers.ContentType?.ToString();
            if (!EventStreamHandshake.IsEventStream(type))
                throw EventStreamHandshake.WrongType(_request, type);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Connect(_request, e);
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        var response = _response ?? throw new InvalidOperationException("connect first");
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            int count;
            while ((count = await stream.ReadAsync(_buffer, cancellationToken)) > 0)
                _decoder.Decode(_buffer.AsSpan(0, count), receiver, _connection.LastReadNs);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) =>
        throw new NotSupportedException("an event stream goes one way: events upwards need a request of their own");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _response?.Dispose();
        if (_own is not null)
            await _own.DisposeAsync();
    }
}
