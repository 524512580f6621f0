using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;

namespace TransportBench.Clients.ServerSentEvents;

/// <summary>Asks for an event stream (WHATWG HTML §9.2.2).</summary>
internal static class EventStreamHandshake
{
    /// <summary>What the response must say it is.</summary>
    public const string MediaType = "text/event-stream";

    /// <summary>Sends the request and waits for a response head with status 200 and the media type.</summary>
    /// <exception cref="FeedConnectException">Refused, with the server's words.</exception>
    /// <exception cref="FeedProtocolException">The response is none of HTTP/1.x.</exception>
    public static async Task<HttpBody> OpenAsync(SocketConnection connection, FeedRequest request, CancellationToken cancellationToken)
    {
        var head = await HttpExchange.GetAsync(connection, request.FullUrl, $"Accept: {MediaType}\r\n", cancellationToken);
        if (head.Status != 200)
            throw await HttpExchange.RefusalAsync(connection, request, head, "status 200", cancellationToken);
        if (!IsEventStream(head["Content-Type"]))
            throw WrongType(request, head["Content-Type"]);
        return HttpBody.Of(head);
    }

    /// <summary>Whether a <c>Content-Type</c> is <see cref="MediaType"/>, parameters aside.</summary>
    public static bool IsEventStream(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals(MediaType, StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>The words for another type.</summary>
    public static FeedConnectException WrongType(FeedRequest request, string? contentType) =>
        new($"{request.FullUrl}: the response has {(contentType is null ? "no Content-Type" : $"'Content-Type: {contentType}'")}; expected {MediaType}");
}
