namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Why parts do not run yet, in words for a report's reader.</summary>
public static class NotBuilt
{
    /// <summary>A browser.</summary>
    public const string Browser = "needs a browser, which this version does not drive yet";

    /// <summary>Emulated links.</summary>
    public const string EmulatedLink = "needs an emulated link with delay and loss: not built yet";

    /// <summary>Traffic from client to server over HTTP/2.</summary>
    public const string Http2Upstream = "needs a workload with traffic from client to server, over an HTTP/2 POST on the SSE side: not built yet";

    /// <summary>Traffic from client to server.</summary>
    public const string Upstream = "needs a workload with traffic from client to server, over POST on the SSE side: not built yet";

    /// <summary>Thousands of connections.</summary>
    public const string ManyConnections = "needs a workload of thousands of connections: not built yet";

    /// <summary>Middleboxes.</summary>
    public const string Middleboxes = "needs the middleboxes (nginx, HAProxy, Caddy, Varnish, YARP), which this version does not start yet";

    /// <summary>Java clients.</summary>
    public const string JavaClient = "needs Java and a Java client: not built yet";

    /// <summary>Spring.</summary>
    public const string Spring = "needs Java and a Spring server with SseEmitter: not built yet";

    /// <summary>Reactor.</summary>
    public const string Reactor = "needs Java and a reactive server with Flux: not built yet";

    /// <summary>Python.</summary>
    public const string Python = "needs Python and a Python client: not built yet";

    /// <summary>Node.</summary>
    public const string DevServer = "needs Node.js, Vue CLI's development server and a browser's requests: not built yet";

    /// <summary>The LLM workload.</summary>
    public const string LlmChat = "needs the llm-chat workload: not built yet";

    /// <summary>Compatibility data.</summary>
    public const string CompatibilityData = "needs the published browser compatibility data, which this version does not read yet";
}
