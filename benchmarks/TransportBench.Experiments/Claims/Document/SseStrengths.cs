using TransportBench.Core;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Faults;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>What the document counts for SSE.</summary>
public static class SseStrengths
{
    /// <summary>Simpler to use.</summary>
    public static Claim Simple { get; } = new()
    {
        Id = "sse-simple",
        Text = "SSE is simpler to use",
        Source = "简单易用：Event-Stream的API相对简单，易于使用和理解。",
        Origin = Seed.Origin,
        Parts =
        [
            new ClaimPart("a", "fewer lines and API members in the minimal correct client (reconnects, resumes, survives a dead peer)", SimplicityRules.IsShorter("client")),
            new ClaimPart("b", "fewer lines and API members in the minimal correct server", SimplicityRules.IsShorter("server")),
            new ClaimPart("c", "curl -N alone reads it and not a WebSocket", SimplicityRules.CurlReads()),
            new ClaimPart("d", "no more round trips to the first event", SimplicityRules.NoMoreRoundTrips()),
        ],
    };

    /// <summary>Reconnects by itself.</summary>
    public static Claim AutoReconnect { get; } = new()
    {
        Id = "sse-auto-reconnect",
        Text = "SSE reconnects by itself",
        Source = "自动重连：如果连接断开，Event-Stream会自动尝试重连。",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "after a server restart, within 30 s and without application code: browser EventSource", NotBuilt.Browser),
            ClaimPart.NotRun("b", "the same: fetch-event-source", NotBuilt.Browser),
            new ClaimPart("c", "the same: HttpClient + SseParser", FaultRules.ComesBack("httpclient", FaultCatalogue.Killed)),
            ClaimPart.NotRun("d", "the same: requests", NotBuilt.Python),
            ClaimPart.NotRun("e", "the same: async-http-client", NotBuilt.JavaClient),
            ClaimPart.NotRun("f", "after a clean end of the stream: EventSource, fetch-event-source", NotBuilt.Browser),
            new ClaimPart("g", "with id and a server that keeps events nothing is lost: every client that resumes and watches for silence, every fault that can be recovered from", FaultRules.LosesNothing(Transports.ServerSentEvents)),
            new ClaimPart("", "the whole fault matrix, WebSocket clients beside", FaultRules.Matrix()) { Context = true },
            new ClaimPart("", "the same over WebSocket, with an agreement of our own on sequences", FaultRules.LosesNothing(Transports.WebSocket)) { Context = true },
        ],
    };

    /// <summary>Load balancers and caches work.</summary>
    public static Claim HttpInfrastructure { get; } = new()
    {
        Id = "sse-http-infrastructure",
        Text = "SSE can use the HTTP infrastructure there is: load balancers and caches",
        Source = "基于HTTP：Event-Stream基于HTTP协议，因此可以利用现有的HTTP基础设施，如负载均衡和缓存。",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "events arrive one by one through each middlebox with its shipped defaults", NotBuilt.Middleboxes),
            ClaimPart.NotRun("b", "balanced over two back ends, one killed: resumes on the other with nothing lost", NotBuilt.Middleboxes),
            ClaimPart.NotRun("c", "a finite event stream that allows it is answered by the cache the second time", NotBuilt.Middleboxes),
            ClaimPart.ContextNotRun("WebSocket in the same cells; what one line of configuration mends", NotBuilt.Middleboxes),
        ],
    };
}
