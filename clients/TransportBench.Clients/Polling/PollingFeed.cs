using System.Net;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;

namespace TransportBench.Clients.Polling;

/// <summary>What long and short polling share: one request, and its answer's events (docs/feed-contract.md).</summary>
/// <remarks>The response body is records of a 32-bit big-endian length and so many bytes; <c>X-Feed-End: true</c> says that no more come.</remarks>
internal sealed class PollingFeed : IDisposable
{
    private const string MediaType = "application/octet-stream";

    private readonly FeedRequest _request;
    private readonly FeedHttpConnection? _own;
    private readonly ReceiveBuffer _received = new();
    private long _after;

    /// <param name="request">What to ask for.</param>
    /// <param name="shared">A connection that may be open already; by default one of its own.</param>
    public PollingFeed(FeedRequest request, FeedHttpConnection? shared)
    {
        _request = request;
        _after = request.After;
        _own = shared is null ? new FeedHttpConnection(request) : null;
        Connection = shared ?? _own!;
    }

    /// <summary>The connection it polls over.</summary>
    public FeedHttpConnection Connection { get; }

    /// <summary>Opens the connection with a request that the server answers at once, with nothing.</summary>
    /// <exception cref="FeedConnectException">Refused, with the server's words, or unreachable.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Connection.Client.GetAsync(new Uri($"{_request.FullUrl}&probe=true"), cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                throw await HttpRefusal.ReadAsync(_request, response, "status 200", cancellationToken);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Connect(_request, e);
        }
    }

    /// <summary>Asks once for what comes after the last event received, and hands it over.</summary>
    /// <returns>Whether the feed goes on.</returns>
    /// <exception cref="FeedProtocolException">The answer is not of the contract.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<bool> PollAsync(IEventReceiver receiver, CancellationToken cancellationToken)
    {
        try
        {
            var url = (_request with { After = _after }).FullUrl;
            using var response = await Connection.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await CheckAsync(response, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            int count;
            while ((count = await body.ReadAsync(_received.Free, cancellationToken)) > 0)
            {
                _received.Commit(count);
                _after += LengthPrefix.Deliver(_received, _request.MaxPayloadBytes, receiver, Connection.LastReadNs);
            }

            LengthPrefix.End(_received);
            return !IsLast(response);
        }
        catch (Exception e) when (Failures.IsNetwork(e))
        {
            throw Failures.Broken(_request, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _own?.Dispose();

    private async Task CheckAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw new FeedProtocolException((await HttpRefusal.ReadAsync(_request, response, "status 200", cancellationToken)).Message);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type != MediaType && response.Content.Headers.ContentLength != 0)
            throw new FeedProtocolException($"{_request.Url}: the response has Content-Type '{type}'; expected {MediaType}");
    }

    private static bool IsLast(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Feed-End", out var values) && values.Contains("true", StringComparer.OrdinalIgnoreCase);
}
