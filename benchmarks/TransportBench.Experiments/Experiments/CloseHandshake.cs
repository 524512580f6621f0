using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>Whether the framework's WebSocket answers the server's close frame by itself, or leaves that to its user.</summary>
public static class CloseHandshake
{
    /// <summary>Who is looked at.</summary>
    public static Lane Lane { get; } = new() { Transport = Transports.WebSocket, Edition = Edition.Idiomatic, Client = "clientwebsocket" };

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.CloseHandshake, "whether ClientWebSocket answers a close frame by itself", _ =>
        [
            new()
            {
                Conditions = Cells.CloseHandshake,
                Lanes = [Lane],
                Scenario = ScenarioCatalogue.CloseHandshake,
                Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 64, EventsPerSecond = 100, Events = 20 },
                Rounds = 1,
            },
        ])
    {
        ByDefault = profile => profile.Everything,
    };
}
