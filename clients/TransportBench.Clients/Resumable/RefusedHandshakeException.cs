using System.Globalization;
using System.Net;
using System.Net.WebSockets;

namespace TransportBench.Clients.Resumable;

/// <summary>A server answered a WebSocket handshake with another status than 101.</summary>
internal sealed class RefusedHandshakeException : IOException
{
    private RefusedHandshakeException(string message, HttpStatusCode status, TimeSpan? retryAfter, Uri? location, Exception inner)
        : base(message, inner)
    {
        Status = status;
        RetryAfter = retryAfter;
        Location = location;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>When the server wants to be asked again (RFC 9110 §10.2.3).</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Where a redirect leads; <see langword="null"/>: it is none.</summary>
    public Uri? Location { get; }

    public static RefusedHandshakeException From(Uri url, ClientWebSocket socket, TimeProvider time, Exception inner)
    {
        var status = socket.HttpStatusCode;
        var isRedirect = status is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        var location = isRedirect && Header(socket, "Location") is { } where && Uri.TryCreate(where, UriKind.RelativeOrAbsolute, out var parsed) ? parsed : null;
        return new RefusedHandshakeException($"{url}: status {(int)status}; expected 101", status, Wait(Header(socket, "Retry-After"), time), location, inner);
    }

    private static string? Header(ClientWebSocket socket, string name) =>
        socket.HttpResponseHeaders is { } headers && headers.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan? Wait(string? retryAfter, TimeProvider time)
    {
        if (int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(retryAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
