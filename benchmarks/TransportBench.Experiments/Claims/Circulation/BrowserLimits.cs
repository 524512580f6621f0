using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>What browsers are said not to do.</summary>
public static class BrowserLimits
{
    /// <summary>Six connections.</summary>
    public static Claim SixConnections { get; } = new()
    {
        Id = "six-connections",
        Text = "SSE stops at 6 connections per browser and host on HTTP/1.1, not on HTTP/2",
        Source = "SSE stops at 6 connections per browser and host on HTTP/1.1, not on HTTP/2",
        Origin = "WHATWG note",
        Parts =
        [
            ClaimPart.NotRun("a", "streams open at once on HTTP/1.1 = 6", NotBuilt.Browser),
            ClaimPart.NotRun("b", "more than 6 on HTTP/2", NotBuilt.Browser),
            ClaimPart.ContextNotRun("where HTTP/2 stops; WebSocket", NotBuilt.Browser),
        ],
    };

    /// <summary>No Authorization header.</summary>
    public static Claim NoAuthHeader { get; } = new()
    {
        Id = "no-auth-header",
        Text = "EventSource cannot send an Authorization header",
        Source = "EventSource cannot send an Authorization header",
        Origin = "MDN",
        Parts =
        [
            ClaimPart.NotRun("a", "EventSource cannot", NotBuilt.Browser),
            ClaimPart.NotRun("b", "fetch-event-source can", NotBuilt.Browser),
            ClaimPart.NotRun("c", "WebSocket cannot either", NotBuilt.Browser),
        ],
    };
}
