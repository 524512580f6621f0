using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>Server memory per connection, idle and active, at several peaks.</summary>
public static class ConnectionMemory
{
    private const double Never = 0.001;
    private static readonly Transport[] Twins = [Transports.WebSocket, Transports.ServerSentEvents];

    /// <summary>Connections at once.</summary>
    public static IReadOnlyList<int> Peaks { get; } = [1_000, 5_000, 10_000];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.ConnectionMemory, "server memory per connection, idle and active, at 1,000, 5,000 and 10,000 connections", _ =>
            from edition in Enum.GetValues<Edition>()
            from connections in Peaks
            from isActive in new[] { false, true }
            from transport in Twins
            select Of(edition, connections, isActive, LaneOf(transport, edition)))
    {
        ByDefault = profile => profile.Everything, // About two minutes a round.
    };

    /// <summary>The lane that is measured.</summary>
    public static Lane LaneOf(Transport transport, Edition edition) => new() { Transport = transport, Edition = edition, Client = "socket" };

    /// <summary>A lane held by so many connections.</summary>
    public static Slice Of(Edition edition, int connections, bool isActive, Lane lane) => new()
    {
        Conditions = Cells.ConnectionMemory(edition, connections, isActive),
        Lanes = [lane],
        Scenario = ScenarioCatalogue.ConnectionMemory,
        Connections = connections,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = isActive ? 1 : Never, Events = 1_000 },
        Rounds = 3,
    };
}
