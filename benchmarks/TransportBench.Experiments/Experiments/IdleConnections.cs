using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>What an idle connection-hour costs: heartbeat bytes, the server's processor time and wake-ups, in clear and over TLS, and the same without heartbeats.</summary>
public static class IdleConnections
{
    private const int Connections = 2_000;
    private const double Never = 0.001;
    private static readonly Transport[] Twins = [Transports.WebSocket, Transports.ServerSentEvents];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.IdleConnections, "what an idle connection-hour costs: heartbeat bytes, server CPU and wake-ups, in clear and over TLS", _ =>
            from variant in new[] { default, new Variant { Tls = true } }
            from hasHeartbeat in new[] { true, false }
            from transport in Twins
            select Of(variant, hasHeartbeat, transport))
    {
        ByDefault = _ => false, // Ten minutes a round, and no claim asks for it.
    };

    /// <summary>The lane that is measured.</summary>
    public static Lane LaneOf(Transport transport, Variant variant) => new() { Transport = transport, Variant = variant, Edition = Edition.Idiomatic, Client = "socket" };

    private static Slice Of(Variant variant, bool hasHeartbeat, Transport transport) => new()
    {
        Conditions = Cells.IdleConnections(variant, hasHeartbeat),
        Lanes = [LaneOf(transport, variant)],
        Scenario = ScenarioCatalogue.IdleConnections,
        Connections = Connections,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = Never, Events = 1_000 },
        Rounds = 3,
    };
}
