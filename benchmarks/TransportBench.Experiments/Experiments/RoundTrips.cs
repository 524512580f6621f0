using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>Round trips from nothing to the first event, by HTTP version and TLS.</summary>
public static class RoundTrips
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.RoundTrips, "round trips from nothing to the first event, TCP's and TLS's handshakes included", _ => Variants.Endpoints.Select(Of))
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>Who is looked at.</summary>
    /// <param name="transport">WebSocket or SSE.</param>
    /// <param name="variant">HTTP version and TLS.</param>
    public static Lane LaneOf(Transport transport, Variant variant) => new()
    {
        Transport = transport,
        Variant = variant,
        Edition = Edition.Idiomatic,
        Client = (transport == Transports.WebSocket ? FeedClients.ClientWebSocket : FeedClients.HttpClient).Id,
    };

    private static Slice Of(Variant variant) => new()
    {
        Conditions = Cells.RoundTrips(variant),
        Lanes = [LaneOf(Transports.WebSocket, variant), LaneOf(Transports.ServerSentEvents, variant)],
        Scenario = ScenarioCatalogue.RoundTrips,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, Events = 1 },
        Rounds = 1,
    };
}
