using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>Events per second of one saturated stream, closed by back-pressure; the lanes one after the other, in an order shuffled per round.</summary>
public static class Throughput
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.Throughput, "saturated events/s of one stream, with CPU and allocation per event", Slices);

    /// <summary>A trial of one saturated lane, flushed per event.</summary>
    internal static Slice Saturated(Profile profile, string conditions, Lane lane, PayloadKind kind, int size) => new()
    {
        Conditions = conditions,
        Lanes = [lane],
        Mode = FeedMode.Saturated,
        Workload = new Workload { Kind = kind, SizeBytes = size, Events = 0 },
        WarmUp = profile.Saturated / 3,
        Steady = profile.Saturated,
    };

    private static IEnumerable<Slice> Slices(Profile profile) =>
        from edition in Enum.GetValues<Edition>()
        from size in Cells.ThroughputSizes
        from coalesced in Flushes(edition)
        from lane in StandardLanes.Of(edition)
        where lane.Transport != Transports.Tcp || (size == 128 && !coalesced)
        from copy in Copies(edition, size, coalesced, lane)
        select Saturated(profile, Cells.Throughput(edition, size, coalesced), lane, PayloadKind.Text, size) with { Copy = copy, Coalesced = coalesced };

    /// <summary>The framework's own APIs flush every event.</summary>
    private static IEnumerable<bool> Flushes(Edition edition) => edition == Edition.Tuned ? [false, true] : [false];

    /// <summary>The built-in A/A: in one cell SSE is measured twice.</summary>
    private static IEnumerable<int> Copies(Edition edition, int size, bool coalesced, Lane lane) =>
        edition == Edition.Tuned && size == 128 && !coalesced && lane.Transport == Transports.ServerSentEvents ? [0, 1] : [0];
}
