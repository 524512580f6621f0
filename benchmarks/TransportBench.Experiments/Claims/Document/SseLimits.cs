using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>What the document counts against SSE, and where it sends it.</summary>
public static class SseLimits
{
    /// <summary>Server to client only.</summary>
    public static Claim OneWay { get; } = new()
    {
        Id = "sse-one-way",
        Text = "SSE sends from server to client only",
        Source = "单向通信：Event-Stream只支持服务器向客户端发送数据，不支持客户端向服务器发送数据。",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "nothing can be sent once the request is complete: EventSource", NotBuilt.Browser),
            ClaimPart.NotRun("a", "nothing can be sent once the request is complete: an HTTP/1.1 stream", NotBuilt.Upstream),
            ClaimPart.NotRun("b", "an HTTP/2 POST whose request body stays open does carry events up (not EventSource)", NotBuilt.Http2Upstream) with { Negated = true },
            ClaimPart.ContextNotRun("price of POST per message: latency, bytes, CPU", NotBuilt.Upstream),
        ],
    };

    /// <summary>Streams lose or glue events.</summary>
    public static Claim FramingLoss { get; } = new()
    {
        Id = "sse-framing-loss",
        Text = "A Java client's stream loses or glues events; a codec of one's own is needed",
        Source = "java流式下发可能出现丢包、站包问题，需要自己实现编解码来对消息进一步处理",
        Origin = Seed.Origin,
        Parts =
        [
            .. from workload in new[] { "small and fast", "paced", "large" }
               select ClaimPart.NotRun("a", $"parts of onBodyPartReceived holding other than one event > 1 %, {workload} events from each server", NotBuilt.JavaClient),
            ClaimPart.NotRun("b", "bytes lost > 0", NotBuilt.JavaClient),
            ClaimPart.NotRun("c", "characters broken when each part is decoded alone", NotBuilt.JavaClient),
            ClaimPart.NotRun("d", "a library's conforming parser has none of it", NotBuilt.JavaClient) with { Negated = true },
        ],
    };

    /// <summary>Right for one question, a streamed answer.</summary>
    public static Claim FitsLlm { get; } = new()
    {
        Id = "sse-fits-llm",
        Text = "SSE is right for one question with a streamed answer",
        Source = "适合较为简单的场景，例如：大模型客户端发一次消息后，服务端返回结果",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "time to first token equivalent to WebSocket's or below it, cold", NotBuilt.LlmChat),
            ClaimPart.NotRun("a", "time to first token equivalent to WebSocket's or below it, warm", NotBuilt.LlmChat),
            ClaimPart.NotRun("b", "p99 gap between tokens equivalent to WebSocket's or below it", NotBuilt.LlmChat),
        ],
    };
}
