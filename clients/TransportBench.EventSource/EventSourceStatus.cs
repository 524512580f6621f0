using System.Net;

namespace TransportBench.EventSource;

/// <summary>Which refusals pass.</summary>
public static class EventSourceStatus
{
    /// <summary>Whether a server, or a proxy before it, says with this that a later attempt may succeed: 408, 425, 429, 500, 502, 503, 504.</summary>
    /// <remarks>Beyond WHATWG HTML §9.2.2, where every status but 200 ends an event source for good: behind a load balancer that turns a restart of the server into an end of the stream.</remarks>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>None: as WHATWG HTML §9.2.2 has it, and browsers do.</summary>
    public static bool None(HttpStatusCode status) => false;
}
