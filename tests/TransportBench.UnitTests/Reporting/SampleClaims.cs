using TransportBench.Experiments.Results;

namespace TransportBench.UnitTests.Reporting;

/// <summary>Made-up verdicts, one of every sort.</summary>
public static class SampleClaims
{
    private const string Document = "seed-sse-integration.md";

    /// <summary>All of them, in the order of the ledger.</summary>
    public static IEnumerable<ClaimRow> All()
    {
        yield return NotRun("ws-full-duplex", "双向通信：全双工通道，客户端和服务器可以同时发送和接收数据", "one WebSocket carries both directions at once", "experiment `duplex` is not built yet");
        yield return Claim("ws-realtime", "实时性：持久连接，高实时性", "being persistent makes it fast", Document, "Supported",
            Part("(a) p50 delivery below long polling's", "shown true", "WebSocket 73.4 µs, long polling 221 µs: 0.332 [0.319, 0.345]", Key("polling", "long-polling")),
            Part("(b) p50 delivery below short polling's at 1 s", "shown true", "WebSocket 73.4 µs, short polling 499,100 µs", Key("polling", "short-polling")),
            Part("SSE's p50 beside", "context", "SSE 74.5 µs") with { Context = true });
        yield return Claim("ws-fewer-bytes", "建立连接后不需要包含HTTP头，因此数据传输量较小", "after the handshake no HTTP headers, so less data", Document, "Supported",
            Part("(a) HTTP header bytes per event after the handshake = 0", "shown true", "0 B"),
            Part("(b) application bytes per event below SSE's by more than 5 %, 16 B", "shown true", "WebSocket 18 B, SSE 30 B: 0.600"),
            Part("(c) TCP/IP bytes on a 1,500 B MTU", "not run", "needs a network namespace"));
        yield return Claim("sse-less-realtime", "基于HTTP，实时性可能不如WebSocket", "may be slower", Document, "Mixed",
            Part("p50 delivery above WebSocket's, loopback, tuned, 128 B", "shown false", "1.012 [1.003, 1.021]: equivalent", Latency("tuned", "p50")),
            Part("p50 delivery above WebSocket's, loopback, idiomatic, 128 B", "shown true", "1.084 [1.074, 1.094]: above", Latency("idiomatic", "p50")),
            Part("p99 delivery above WebSocket's, loopback, tuned, 128 B", "undecided", "1.012 [0.946, 1.083]: inconclusive", Latency("tuned", "p99")));
        yield return Claim("sse-headers-every-event", "每次发送数据时都需要包含HTTP头，因此数据传输量可能较大", "HTTP headers with every event, so more data", Document, "Refuted",
            Part("(a) HTTP header bytes per event > 0", "shown false", "0 B"));
        yield return Claim("sse-text-only", "仅仅支持字符形式，无法适应较复杂的场景", "characters only, unfit for complex data", Document, "Mixed",
            Part("(a) raw binary does not survive", "shown true", "1 of 256 byte values breaks: 0x0d"),
            Part("(b) nested JSON and every Unicode plane survive", "shown false", "400 of 400 events identical") with { Negated = true });
        yield return Claim("frame-2-14-bytes", "WebSocket costs 2–14 bytes an event, SSE “as little as 5”", "WebSocket costs 2–14 bytes an event, SSE “as little as 5”", "High Performance Browser Networking", "Inconclusive (1 of 2 decided)",
            Part("(a) WebSocket's overhead within 2–14 B", "shown true", "2 B to 14 B"),
            Part("(b) some conforming SSE event costs 5 B or less | before chunking", "undecided", "needs `id:` <off>"));
        yield return NotRun("six-connections", "SSE stops at 6 connections per browser and host on HTTP/1.1, not on HTTP/2", "SSE stops at 6 connections per browser and host on HTTP/1.1, not on HTTP/2", "needs a browser");
    }

    private static ClaimRow NotRun(string id, string source, string text, string why) =>
        Claim(id, source, text, Document, "Not run", Part("(a) the rule", "not run", why));

    private static ClaimRow Claim(string id, string source, string text, string origin, string verdict, params PartRow[] parts) => new()
    {
        Id = id,
        Source = source,
        Text = text,
        Origin = origin,
        Verdict = verdict,
        Parts = parts,
        Command = $"dotnet run -c Release --project benchmarks/TransportBench -- run --claim {id}",
    };

    private static PartRow Part(string text, string outcome, string evidence, string? comparison = null) =>
        new() { Text = text, Outcome = outcome, Evidence = evidence, Comparison = comparison };

    private static string Key(string experiment, string against) =>
        $"{experiment}/delivery_latency_p50_us/128 B, 20/s/{SampleTrials.Lane("websocket", "idiomatic")} vs {SampleTrials.Lane(against, "idiomatic")}";

    private static string Latency(string edition, string percentile) =>
        $"delivery-latency/delivery_latency_{percentile}_us/{edition}, text 128 B, 1000/s/{SampleTrials.Lane("sse", edition)} vs {SampleTrials.Lane("websocket", edition)}";
}
