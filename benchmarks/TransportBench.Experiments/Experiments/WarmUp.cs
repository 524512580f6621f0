using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>What a pair of fresh processes does before its first measurement: every paced lane of the round, so that its code has been compiled.</summary>
internal static class WarmUp
{
    private const double EventsPerSecond = 500;
    private const long Events = 800;

    /// <summary>How long every paced lane of a round runs before any is measured: until the just-in-time compiler has been seen to be done (docs/calibration.md).</summary>
    public static TimeSpan PacedTime { get; } = TimeSpan.FromSeconds(Events / EventsPerSecond);

    private static readonly TimeSpan SaturatedTime = TimeSpan.FromMilliseconds(450);

    public static IEnumerable<Slice> Slices(IReadOnlyList<Slice> measured) => Paced(measured).Concat(Saturated(measured));

    /// <summary>
    /// All paced lanes at once, both editions: the runtime promotes methods only after 100 ms in which no new ones were called, so lanes warmed one after the other
    /// keep putting it off for one another.
    /// </summary>
    private static IEnumerable<Slice> Paced(IReadOnlyList<Slice> measured)
    {
        Lane[] lanes =
        [
            .. measured.Where(slice => slice.Mode == FeedMode.Paced).SelectMany(slice => slice.Lanes).Distinct()
                .Where(lane => lane.Transport != Transports.ShortPolling), // It would take a second, and shares its code with long polling.
        ];
        if (lanes.Length == 0) yield break;
        yield return new Slice
        {
            Conditions = "paced",
            Lanes = lanes,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = Events },
            Discard = true,
        };
    }

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
