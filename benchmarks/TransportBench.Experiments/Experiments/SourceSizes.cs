using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>Lines and API members of the shortest correct client and server.</summary>
public static class SourceSizes
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.SourceSize, "lines and API members of the shortest client and server that are correct, counted from their source", _ => Cells.Sides.Select(Of))
    {
        ByDefault = profile => profile.Everything,
    };

    private static Slice Of(string side) => new()
    {
        Conditions = side,
        Lanes = [FaultReaders.LaneOf(FaultReaders.LoopOver(Transports.WebSocket)), FaultReaders.LaneOf(FaultReaders.LoopOver(Transports.ServerSentEvents))],
        Scenario = ScenarioCatalogue.SourceSize,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 64, Events = 0 },
        Rounds = 1,
    };
}
