using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Managed bytes allocated per paced event: the same trial in two lengths, so that what a trial costs once drops out.</summary>
public static class Allocation
{
    /// <summary>ID of the experiment.</summary>
    public const string Id = "allocation";

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        Id, "managed bytes allocated per paced event, server and client: slope over two lengths", Slices);

    private static IEnumerable<Slice> Slices(Profile profile) =>
        from edition in Enum.GetValues<Edition>()
        from lane in StandardLanes.Of(edition)
        where lane.Transport != Transports.Tcp
        from events in new[] { profile.AllocationEvents, 3 * profile.AllocationEvents }
        select new Slice
        {
            Conditions = Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate) + $", {events} events",
            Lanes = [lane],
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = Cells.LatencyRate, Events = events, WarmUpEvents = 100 },
            Rounds = profile.Everything ? 3 : 1,
        };
}
