using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;

namespace TransportBench.Experiments.Experiments;

/// <summary>The resumable clients before every fault that can be recovered from, many streams side by side: each is struck at an instant of its own, 1,000 events/s in all.</summary>
public static class Resumption
{
    private const int Streams = 50;
    private const int SharedStreams = 5;
    private const double EventsPerSecondInAll = 1_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.Resumption, "resumable clients, many streams, faults at random instants: every event accounted for", _ => Slices())
    {
        ByDefault = _ => false,
        ByClaim = _ => false, // Many minutes, and `reconnect` decides the same: this is the proof that it was no luck.
    };

    private static IEnumerable<Slice> Slices() =>
        from fault in FaultCatalogue.All
        where fault.IsRecoverable
        let streams = fault.IsOfServer ? SharedStreams : Streams
        let readers = FaultReaders.All.Where(reader => reader.Recovers(fault) && reader.Watches).ToArray()
        let rate = EventsPerSecondInAll / (streams * readers.Length)
        select new Slice
        {
            Conditions = Cells.Struck(fault),
            Lanes = [.. readers.SelectMany(reader => Enumerable.Repeat(FaultReaders.LaneOf(reader), streams))],
            Fault = fault,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = rate, Events = (long)(rate * Length.TotalSeconds) },
            Rounds = fault.IsOfServer ? 50 : 4, // A strike of the server is one instant for all streams.
        };
}
