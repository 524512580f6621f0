using System.Net;
using System.Net.WebSockets;
using System.Runtime.ExceptionServices;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;

namespace TransportBench.Clients.WebSockets;

/// <summary>Opens and closes a WebSocket with the framework's own client.</summary>
internal static class ClientWebSocketHandshake
{
    /// <summary>Connects through <paramref name="connection"/>.</summary>
    /// <exception cref="FeedConnectException">Refused, or unreachable.</exception>
    public static async Task<ClientWebSocket> OpenAsync(FeedHttpConnection connection, FeedRequest request, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        // No pongs of its own accord: every byte of a connection has a name in the byte account.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.HttpVersion = request.HttpVersion;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        if (request.Variant.Compression is not null)
            socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        try
        {
            using var invoker = new HttpMessageInvoker(new RefusalReader(connection.Client, request), disposeHandler: false);
            await socket.ConnectAsync(request.FullUrl, invoker, cancellationToken);
            return socket;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e.InnerException is FeedConnectException)
                ExceptionDispatchInfo.Throw(e.InnerException);
            if (Failures.IsNetwork(e))
                throw Failures.Connect(request, e);
            throw;
        }
    }

    /// <summary>Answers the server's close frame, waits for it to close the connection, and judges how it ended the feed.</summary>
    /// <exception cref="IOException">The server did not end the feed but gave up on it.</exception>
    public static async Task CloseAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        await socket.CloseAsync(socket.CloseStatus ?? WebSocketCloseStatus.Empty, null, cancellationToken);
        WebSocketClosing.Check(socket.CloseStatus, socket.CloseStatusDescription);
    }

    /// <summary>Reads what a server says instead of switching protocols: the framework's client would tell the status alone.</summary>
    private sealed class RefusalReader(HttpClient client, FeedRequest request) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage asked, CancellationToken cancellationToken)
        {
            var response = await client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var accepted = request.Variant.Http2 ? HttpStatusCode.OK : HttpStatusCode.SwitchingProtocols; // RFC 8441 §5: a CONNECT is answered with 200.
            if (response.StatusCode == accepted)
                return response;
            using (response)
                throw await HttpRefusal.ReadAsync(request, response, $"status {(int)accepted}", cancellationToken);
        }
    }
}
