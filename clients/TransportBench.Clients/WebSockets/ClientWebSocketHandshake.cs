using System.Net.WebSockets;
using TransportBench.Clients.Connections;

namespace TransportBench.Clients.WebSockets;

/// <summary>Opens a WebSocket with the framework's own client.</summary>
internal static class ClientWebSocketHandshake
{
    /// <summary>Connects through <paramref name="connection"/>.</summary>
    /// <exception cref="FeedConnectException">Refused, or unreachable.</exception>
    public static async Task<ClientWebSocket> OpenAsync(FeedHttpConnection connection, FeedRequest request, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        // No pongs of its own accord: every byte of a connection has a name in the byte account.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            await socket.ConnectAsync(request.FullUrl, connection.Client, cancellationToken);
            return socket;
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (Failures.IsNetwork(e))
                throw Failures.Connect(request, e);
            throw;
        }
    }
}
