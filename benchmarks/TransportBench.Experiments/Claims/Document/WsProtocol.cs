using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Faults;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>What WebSocket asks of its user, and what it is good for.</summary>
public static class WsProtocol
{
    private static readonly string[] Clients = ["bare ClientWebSocket", "the browser's WebSocket"];

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
            .. ByTheApplication("c", "answer the close handshake"),
            ClaimPart.NotRun("d", "more round trips or bytes to open than SSE", NotBuilt.Faults),
            ClaimPart.ContextNotRun("who does it in each client library, SSE beside", NotBuilt.Faults),
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

    private static IEnumerable<ClaimPart> ByTheApplication(string key, string task) => Clients.Select((client, i) =>
        ClaimPart.NotRun(key, $"the application itself must {task}, {client}", i == 0 ? NotBuilt.Faults : NotBuilt.Browser));
}
