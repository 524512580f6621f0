using TransportBench.Core;

namespace TransportBench.Experiments.Experiments;

/// <summary>As most people run them: SSE over TLS and HTTP/2, wss over HTTP/1.1; like against like beside them, all at once.</summary>
/// <remarks>Browsers and servers agree on HTTP/2 for an event stream, and most open a WebSocket over a connection of its own in HTTP/1.1: RFC 8441 is supported by few servers and proxies.</remarks>
public static class AsDeployed
{
    private static readonly Variant Tls = new() { Tls = true };
    private static readonly Variant Http2OverTls = new() { Tls = true, Http2 = true };

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.AsDeployed, "SSE over TLS and HTTP/2 against wss over HTTP/1.1, as most people run them", Slices)
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>wss over HTTP/1.1.</summary>
    public static Lane WebSocket { get; } = StandardLanes.WebSocket(Edition.Idiomatic, Tls);

    /// <summary>SSE over HTTP/2 and TLS.</summary>
    public static Lane ServerSentEvents { get; } = StandardLanes.ServerSentEvents(Edition.Idiomatic, Http2OverTls);

    private static IEnumerable<Slice> Slices(Profile profile) =>
    [
        new()
        {
            Conditions = Cells.AsDeployed(),
            Lanes =
            [
                StandardLanes.Tcp(Edition.Idiomatic, Tls),
                WebSocket,
                ServerSentEvents,
                StandardLanes.ServerSentEvents(Edition.Idiomatic, Tls),
                StandardLanes.WebSocket(Edition.Idiomatic, Http2OverTls),
            ],
            Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, profile.Latency, profile.LatencyWarmUp),
        },
    ];
}
