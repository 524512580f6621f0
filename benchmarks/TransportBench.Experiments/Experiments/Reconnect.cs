using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;

namespace TransportBench.Experiments.Experiments;

/// <summary>Every client before every fault: when it knew, when it was back, when the next event came, and what became of each event.</summary>
public static class Reconnect
{
    private const double EventsPerSecond = 100;
    private const int Events = 400;

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.Reconnect, "what becomes of a stream at each client when something goes wrong: a fault a trial, all clients at once", Slices)
    {
        ByDefault = profile => profile.Everything,
    };

    private static IEnumerable<Slice> Slices(Profile profile) =>
        from fault in FaultCatalogue.All
        select new Slice
        {
            Conditions = Cells.Struck(fault),
            Lanes = [.. FaultReaders.All.Select(FaultReaders.LaneOf)],
            Fault = fault,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = profile == Profile.Smoke ? Events / 2 : Events },
            Rounds = 3,
        };
}
