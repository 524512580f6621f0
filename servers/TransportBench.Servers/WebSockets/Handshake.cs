using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TransportBench.Servers.WebSockets;

/// <summary>The server's side of the opening handshake, by hand (RFC 6455 §4.2; over HTTP/2 RFC 8441).</summary>
internal static class Handshake
{
    /// <summary>Accepts it.</summary>
    /// <returns>The connection's bytes, framed by whoever writes them.</returns>
    /// <exception cref="FeedRequestException">It is no handshake.</exception>
    public static async Task<Stream> UpgradeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" } connect)
            return await connect.AcceptAsync(); // RFC 8441: no key, no accept; the stream is the connection.
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        if (upgrade is not { IsUpgradableRequest: true } || key.Length == 0 || context.Request.Headers.SecWebSocketVersion != "13")
            throw new FeedRequestException(400, "expected a WebSocket handshake, version 13 (RFC 6455 §4.2.1)");
        var response = context.Response.Headers;
        response.Connection = "Upgrade";
        response.Upgrade = "websocket";
        response.SecWebSocketAccept = Convert.ToBase64String(
            SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        return await upgrade.UpgradeAsync();
    }
}
