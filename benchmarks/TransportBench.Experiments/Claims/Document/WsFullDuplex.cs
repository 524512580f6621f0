using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>One WebSocket carries both directions at once.</summary>
public static class WsFullDuplex
{
    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "ws-full-duplex",
        Text = "One WebSocket carries both directions at once",
        Source = "双向通信：WebSocket提供了一个全双工的通信通道，客户端和服务器可以同时发送和接收数据。",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "events each way at once over one connection: none lost, order kept", NotBuilt.Upstream),
            ClaimPart.NotRun("b", "p50 of the way down with the way up loaded grows no more than the tcp control's does (±10 %)", NotBuilt.Upstream),
            ClaimPart.NotRun("c", "message to reply round trip below SSE + POST, HTTP/1.1", NotBuilt.Upstream),
            ClaimPart.NotRun("c", "message to reply round trip below SSE + POST, HTTP/2", NotBuilt.Http2Upstream),
        ],
    };
}
