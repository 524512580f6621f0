using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers.WebSockets;

/// <summary>The tuned edition: the handshake by hand, then whole frames written to the upgraded stream.</summary>
internal static class TunedEndpoint
{
    public static async Task HandleAsync(HttpContext context, LaneLease lease)
    {
        var lane = (DirectLane)lease.Lane;
        await using var stream = await UpgradeAsync(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var reading = new FrameReader(stream, lane).RunAsync(ended.Token);
        lease.Begin();
        var sending = lane.RunAsync(new Sink(stream, new Encoder(lane.Feed)), ended.Token);
        await Task.WhenAny(sending, reading);
        if (!sending.IsCompleted)
        {
            await ended.CancelAsync(); // The client has left before the end, or broken the protocol: that comes first.
            await reading;
        }

        await sending;
        await stream.WriteAsync(FrameReader.NormalClose, context.RequestAborted);
        await Closing.WaitAsync(reading);
    }

    private static async Task<Stream> UpgradeAsync(HttpContext context)
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

    private sealed class Sink(Stream stream, Encoder encoder) : IEventSink
    {
        public int MaxEncodedLength => encoder.MaxEncodedLength;

        public int Encode(long index, Span<byte> destination) => encoder.Encode(index, destination);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) =>
            stream.WriteAsync(encoded, cancellationToken);
    }
}
