using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>What <c>curl -N</c> reads of each transport, with no other program.</summary>
public static class Curl
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.Curl, "what curl -N alone reads of each transport", _ => new[] { Transports.WebSocket, Transports.ServerSentEvents }.Select(Of))
    {
        ByDefault = profile => profile.Everything,
        WhyNot = CurlRunner.WhyNot,
    };

    /// <summary>The lane that curl reads.</summary>
    public static Lane LaneOf(Transport transport) => new() { Transport = transport, Edition = Edition.Idiomatic, Client = "curl" };

    private static Slice Of(Transport transport) => new()
    {
        Conditions = Cells.Curl,
        Lanes = [LaneOf(transport)],
        Scenario = ScenarioCatalogue.Curl,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 64, EventsPerSecond = 20, Events = 40 },
        Rounds = 1,
    };
}
