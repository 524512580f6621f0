using TransportBench.Core;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>SSE sends HTTP headers with every event, so more.</summary>
public static class SseHeadersEveryEvent
{
    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "sse-headers-every-event",
        Text = "SSE sends HTTP headers with every event, so more data",
        Source = "数据传输量：Event-Stream在每次发送数据时都需要包含HTTP头，因此数据传输量可能较大。",
        Origin = Seed.Origin,
        Parts =
        [
            .. Editions.Both.Select(Headers),
            .. from edition in Editions.Both from size in WsFewerBytes.Sizes select More(edition, size),
            .. from edition in Editions.Both from size in WsFewerBytes.Sizes select OnTheLink(edition, size),
            .. Editions.Both.Select(Chunks),
        ],
    };

    private static ClaimPart Headers(Edition edition) => new("a",
        $"HTTP header bytes per event after the handshake > 0, {Editions.Name(edition)}",
        ByteRules.HttpHeaders(StandardLanes.ServerSentEvents(edition), none: false));

    private static ClaimPart More(Edition edition, int size) => new("b",
        $"application bytes per event above WebSocket's by more than 5 %, {Editions.Name(edition)}, {Editions.Size(size)}",
        ByteRules.ServerSentEventsAboveWebSocket(edition, size));

    private static ClaimPart OnTheLink(Edition edition, int size) => new("c",
        $"TCP/IP bytes per event on a 1,500 B MTU, one event per segment, above WebSocket's by more than 5 %, {Editions.Name(edition)}, {Editions.Size(size)}",
        TcpIpRules.ServerSentEventsAbove(edition, size));

    private static ClaimPart Chunks(Edition edition) => new("",
        $"what may be taken for headers is HTTP/1.1 chunk framing: a length and two line ends per flush, {Editions.Name(edition)}, 128 B",
        ByteRules.Beside(edition, Metrics.ChunkingBytes, "chunk framing per event"))
    { Context = true };
}
