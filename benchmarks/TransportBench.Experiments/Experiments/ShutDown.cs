using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>How long a host takes to stop with streams open, with and without care.</summary>
public static class ShutDown
{
    private static readonly bool[] Either = [true, false];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.ShutDown, "how long a host takes to stop with 20 streams open", _ => Slices())
    {
        ByDefault = profile => profile.Everything,
    };

    private static IEnumerable<Slice> Slices() =>
        from reader in FaultReaders.All
        where reader is { Resumes: true, Watches: false }
        from isCareful in Either
        select new Slice
        {
            Conditions = Cells.ShutDown(isCareful),
            Lanes = [FaultReaders.LaneOf(reader)],
            Scenario = ScenarioCatalogue.ShutDown,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 50, Events = 100_000 },
            Rounds = 3,
        };
}
