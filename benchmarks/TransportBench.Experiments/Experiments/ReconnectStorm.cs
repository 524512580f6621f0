using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Experiments;

/// <summary>Two thousand clients whose server restarts, with and without jitter, each transport by itself.</summary>
public static class ReconnectStorm
{
    private static readonly bool[] Either = [false, true];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.ReconnectStorm, "2,000 clients whose server restarts: connects per second with and without jitter", _ => Slices())
    {
        ByDefault = profile => profile.Everything,
    };

    private static IEnumerable<Slice> Slices() =>
        from reader in FaultReaders.All
        where reader is { Resumes: true, Watches: false }
        from hasJitter in Either
        select new Slice
        {
            Conditions = Cells.Storm(reader.Transport, hasJitter),
            Lanes = [FaultReaders.LaneOf(reader)],
            Scenario = ScenarioCatalogue.Storm,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 0.2, Events = 1_000 },
            Rounds = 1,
        };
}
