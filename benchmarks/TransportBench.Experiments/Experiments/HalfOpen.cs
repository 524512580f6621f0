using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;

namespace TransportBench.Experiments.Experiments;

/// <summary>A peer that is gone without a word: who notices within a minute.</summary>
public static class HalfOpen
{
    /// <summary>How long is waited.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(61);

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.HalfOpen, "a peer that is gone without a word: who notices within a minute", _ => Slices())
    {
        ByDefault = profile => profile.Everything,
    };

    private static IEnumerable<Slice> Slices() =>
    [
        new()
        {
            Conditions = Cells.Struck(FaultCatalogue.DeadPeer),
            Lanes = [.. FaultReaders.All.Select(FaultReaders.LaneOf)],
            Fault = FaultCatalogue.DeadPeer,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 50, Events = 100 },
            Drain = Wait,
            Rounds = 1,
        },
    ];
}
