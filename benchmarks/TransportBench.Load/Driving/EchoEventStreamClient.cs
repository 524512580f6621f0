using System.Net;
using System.Net.Http.Headers;
using TransportBench.Clients;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Measurement.Bytes;

namespace TransportBench.Load.Driving;

/// <summary>The way down is an event stream, the way up a POST for each event: what two-way traffic takes over SSE.</summary>
/// <remarks>Requests share connections that are kept open, as browsers and services do.</remarks>
internal sealed class EchoEventStreamClient(FeedRequest request) : IFeedClient
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 10_000, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) });

    private readonly EventStreamSocketClient _down = new(request);

    /// <inheritdoc/>
    public TcpCounters? TcpCounters => _down.TcpCounters;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken) => _down.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken) => _down.ReceiveAsync(receiver, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken)
    {
        using var up = new HttpRequestMessage(HttpMethod.Post, request.FullUrl) { Content = new ReadOnlyMemoryContent(payload) };
        up.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        using var answer = await Http.SendAsync(up, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.NoContent) throw new IOException($"{request.Url}: status {(int)answer.StatusCode} to an event upwards; expected 204");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _down.DisposeAsync();
}
