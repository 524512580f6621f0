using TransportBench.Core;

namespace TransportBench.Experiments.Experiments;

/// <summary>The lanes that experiments run and claims compare, one per transport and edition.</summary>
public static class StandardLanes
{
    /// <summary>The control: <c>tcp:tuned:socket</c> or <c>tcp:idiomatic:stream</c>.</summary>
    public static Lane Tcp(Edition edition) => Of(Transports.Tcp, edition, edition == Edition.Tuned ? "socket" : "stream");

    /// <summary><c>websocket:tuned:socket</c> or <c>websocket:idiomatic:clientwebsocket</c>.</summary>
    public static Lane WebSocket(Edition edition) =>
        Of(Transports.WebSocket, edition, edition == Edition.Tuned ? "socket" : "clientwebsocket");

    /// <summary><c>sse:tuned:socket</c> or <c>sse:idiomatic:httpclient</c>.</summary>
    public static Lane ServerSentEvents(Edition edition) =>
        Of(Transports.ServerSentEvents, edition, edition == Edition.Tuned ? "socket" : "httpclient");

    /// <summary>The control over a variant of HTTP: over TLS where that is, else in clear; <c>tcp+tls:tuned:socket</c>.</summary>
    public static Lane Tcp(Edition edition, Variant variant) => Tcp(edition) with { Variant = new Variant { Tls = variant.Tls } };

    /// <summary><c>websocket+tls:tuned:socket</c>; over HTTP/2, which no socket reader of ours speaks, <c>websocket+h2:tuned:clientwebsocket</c>.</summary>
    public static Lane WebSocket(Edition edition, Variant variant) =>
        Of(Transports.WebSocket, edition, edition == Edition.Tuned && !variant.Http2 ? "socket" : "clientwebsocket") with { Variant = variant };

    /// <summary><c>sse+tls:tuned:socket</c>; over HTTP/2, which no socket reader of ours speaks, <c>sse+h2:tuned:httpclient</c>.</summary>
    public static Lane ServerSentEvents(Edition edition, Variant variant) =>
        Of(Transports.ServerSentEvents, edition, edition == Edition.Tuned && !variant.Http2 ? "socket" : "httpclient") with { Variant = variant };

    /// <summary><c>long-polling:idiomatic:httpclient</c>; there is no tuned one.</summary>
    public static Lane LongPolling { get; } = Of(Transports.LongPolling, Edition.Idiomatic, "httpclient");

    /// <summary><c>short-polling:idiomatic:httpclient</c>; there is no tuned one.</summary>
    public static Lane ShortPolling { get; } = Of(Transports.ShortPolling, Edition.Idiomatic, "httpclient");

    /// <summary>Control, WebSocket and SSE of an edition: the lanes of <c>delivery-latency</c> and <c>throughput</c>.</summary>
    public static IReadOnlyList<Lane> Of(Edition edition) => [Tcp(edition), WebSocket(edition), ServerSentEvents(edition)];

    /// <summary>The lanes of a latency trial: <see cref="Of(Edition)"/>, and WebSocket and SSE a second time: a built-in A/A of each.</summary>
    /// <remarks>Five lanes at 1,000/s each share the period in slots of 200 µs. With four, 250 µs apart, work in one lane made the lane of the next slot faster (docs/method.md).</remarks>
    public static IReadOnlyList<Lane> Twice(Edition edition) => [.. Of(edition), WebSocket(edition), ServerSentEvents(edition)];

    /// <summary>The lanes of <c>polling</c>.</summary>
    public static IReadOnlyList<Lane> Polling { get; } =
        [WebSocket(Edition.Idiomatic), ServerSentEvents(Edition.Idiomatic), LongPolling, ShortPolling];

    private static Lane Of(Transport transport, Edition edition, string client) =>
        new() { Transport = transport, Edition = edition, Client = client };
}
