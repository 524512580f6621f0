using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Faults;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>What WebSocket asks of its user, and what it is good for.</summary>
public static class WsProtocol
{
    private static readonly string[] Compared = ["round-trip p99", "bytes per message", "server CPU per message"];

    /// <summary>Connect, disconnect and heartbeats must be handled.</summary>
    public static Claim Complexity { get; } = new()
    {
        Id = "ws-protocol-complexity",
        Text = "WebSocket's protocol is complex: connecting, disconnecting and heartbeats must be handled",
        Source = "协议复杂：WebSocket的协议相对复杂，需要处理连接、断开连接、心跳等问题。",
        Origin = Seed.Origin,
        Parts =
        [
            new ClaimPart("a", "the application itself must reconnect, bare ClientWebSocket", FaultRules.StaysAway("clientwebsocket", FaultCatalogue.Killed)),
            ClaimPart.NotRun("a", "the application itself must reconnect, the browser's WebSocket", NotBuilt.Browser),
            new ClaimPart("b", "the application itself must find a dead peer within 60 s, bare ClientWebSocket", FaultRules.FindsNoDeadPeer("clientwebsocket")),
            ClaimPart.NotRun("b", "the application itself must find a dead peer within 60 s, the browser's WebSocket", NotBuilt.Browser),
            new ClaimPart("c", "the application itself must answer the close handshake, bare ClientWebSocket", FaultRules.LeavesTheAnswer()),
            ClaimPart.NotRun("c", "the application itself must answer the close handshake, the browser's WebSocket", NotBuilt.Browser),
            .. Editions.Both.Select(edition => new ClaimPart("d", $"more bytes to open and close than SSE, {Editions.Name(edition)}", ByteRules.OpensWithMore(edition))),
            new ClaimPart("", "who does it in each client library, SSE beside: connected again by itself, and without loss", FaultRules.Matrix()) { Context = true },
        ],
    };

    /// <summary>Fits chat and games.</summary>
    public static Claim FitsInteractive { get; } = new()
    {
        Id = "ws-fits-interactive",
        Text = "WebSocket fits chat and games",
        Source = "适合较为复杂的业务场景，需要多次进行通讯，例如：聊天、游戏等",
        Origin = Seed.Origin,
        Parts =
        [
            .. from workload in new[] { "chat-room", "game" }
               from i in Enumerable.Range(0, Compared.Length)
               select ClaimPart.NotRun("abc"[i].ToString(), $"{Compared[i]} below SSE + POST's, {workload}", NotBuilt.Upstream),
        ],
    };
}
