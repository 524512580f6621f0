using TransportBench.Core;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>After the handshake WebSocket needs no HTTP headers, so it sends less.</summary>
public static class WsFewerBytes
{
    /// <summary>The sizes of this claim and of its mirror image, <c>sse-headers-every-event</c>, in bytes.</summary>
    public static IReadOnlyList<int> Sizes => TcpIpBytes.Sizes;

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "ws-fewer-bytes",
        Text = "After the handshake WebSocket sends no HTTP headers, so less data",
        Source = "更少的数据传输量：WebSocket在建立连接后，数据传输时不需要包含HTTP头，因此数据传输量较小。",
        Origin = Seed.Origin,
        Parts =
        [
            .. Editions.Both.Select(Headers),
            .. from edition in Editions.Both from size in Sizes select Fewer(edition, size),
            .. from edition in Editions.Both from size in Sizes select OnTheLink(edition, size),
            .. Editions.Both.Select(Handshake),
        ],
    };

    private static ClaimPart Headers(Edition edition) => new("a",
        $"HTTP header bytes per event after the handshake = 0, {Editions.Name(edition)}",
        ByteRules.HttpHeaders(StandardLanes.WebSocket(edition), none: true));

    private static ClaimPart Fewer(Edition edition, int size) => new("b",
        $"application bytes per event below SSE's by more than 5 %, {Editions.Name(edition)}, {Editions.Size(size)}",
        ByteRules.WebSocketBelowServerSentEvents(edition, size));

    private static ClaimPart OnTheLink(Edition edition, int size) => new("c",
        $"TCP/IP bytes per event on a 1,500 B MTU, one event per segment, below SSE's by more than 5 %, {Editions.Name(edition)}, {Editions.Size(size)}",
        TcpIpRules.WebSocketBelow(edition, size));

    private static ClaimPart Handshake(Edition edition) => new("",
        $"handshake bytes, {Editions.Name(edition)}",
        ByteRules.Beside(edition, Metrics.HandshakeBytes, "to open and close a connection"))
    { Context = true };
}
