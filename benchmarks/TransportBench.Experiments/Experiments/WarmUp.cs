using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>What a pair of fresh processes does before its first measurement: every paced lane of the round, so that its code has been compiled.</summary>
internal static class WarmUp
{
    private const double EventsPerSecond = 500;
    private const long Events = 200;

    /// <summary>How long an edition's paced lanes run before anything of theirs is measured.</summary>
    public static TimeSpan PacedTime { get; } = TimeSpan.FromSeconds(Events / EventsPerSecond);

    private static readonly TimeSpan SaturatedTime = TimeSpan.FromMilliseconds(450);

    public static IEnumerable<Slice> Slices(IReadOnlyList<Slice> measured) => Paced(measured).Concat(Saturated(measured));

    private static IEnumerable<Slice> Paced(IReadOnlyList<Slice> measured) => measured
        .Where(slice => slice.Mode == FeedMode.Paced)
        .SelectMany(slice => slice.Lanes)
        .Where(lane => lane.Transport != Transports.ShortPolling) // It would take a second, and shares its code with long polling.
        .Distinct()
        .GroupBy(lane => lane.Edition)
        .Select(edition => new Slice
        {
            Conditions = edition.Key.ToString(),
            Lanes = [.. edition],
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = Events },
            Discard = true,
        });

    /// <summary>All saturated lanes at once, per way of flushing: long enough for the just-in-time compiler's last tier.</summary>
    private static IEnumerable<Slice> Saturated(IReadOnlyList<Slice> measured) => measured
        .Where(slice => slice.Mode == FeedMode.Saturated)
        .GroupBy(slice => slice.Coalesced)
        .Select(flush => new Slice
        {
            Conditions = flush.Key ? "coalesced" : "flush per event",
            Lanes = [.. flush.SelectMany(slice => slice.Lanes).Distinct()],
            Mode = FeedMode.Saturated,
            Coalesced = flush.Key,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, Events = 0 },
            Steady = SaturatedTime,
            Discard = true,
        });
}
