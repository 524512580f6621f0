using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>What the document says of SSE servers in Spring.</summary>
public static class SpringServers
{
    /// <summary>SseEmitter needs timeout 0.</summary>
    public static Claim EmitterTimeout { get; } = new()
    {
        Id = "sse-emitter-timeout",
        Text = "SseEmitter needs timeout 0, or long answers are cut",
        Source = "SseEmitter构造函数中，超时时间设置为0，否则请求过长，会出现超时情况(默认超时时间和http接口相同，可通过spring配置进行设置)",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "a 40 s answer with the default timeout is cut", NotBuilt.Spring),
            ClaimPart.NotRun("b", "with 1,000 ms it is cut near 1 s", NotBuilt.Spring),
            ClaimPart.NotRun("c", "with 0L it is whole", NotBuilt.Spring),
            ClaimPart.NotRun("d", "the default equals the container's asynchronous timeout", NotBuilt.Spring),
        ],
    };

    /// <summary>send must run on another thread.</summary>
    public static Claim EmitterAsync { get; } = new()
    {
        Id = "sse-emitter-async",
        Text = "SseEmitter.send must run on another thread",
        Source = "通过`SseEmitter.send()`发送消息(发送消息需要异步执行)",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "sent before the handler returns, the first event arrives only after it returned", NotBuilt.Spring),
            ClaimPart.NotRun("b", "sent from another thread, it arrives at once", NotBuilt.Spring),
        ],
    };

    /// <summary>Flux works as well.</summary>
    public static Claim FluxEqualsEmitter { get; } = new()
    {
        Id = "flux-equals-emitter",
        Text = "SseEmitter and Flux both work",
        Source = "java实现SSE的方式主要有2种，即通过Spring mvc提供的SseEmitter和Flux。",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "a Flux from a reactive server carries the same events", NotBuilt.Reactor),
            ClaimPart.NotRun("a", "its time to the first event is equivalent (±25 %)", NotBuilt.Reactor),
            ClaimPart.NotRun("a", "its gaps between events are equivalent (±25 %)", NotBuilt.Reactor),
        ],
    };
}
