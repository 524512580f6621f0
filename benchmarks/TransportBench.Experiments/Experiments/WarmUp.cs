using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>What a pair of fresh processes does before its first measurement: every paced lane of the round, so that its code has been compiled.</summary>
internal static class WarmUp
{
    /// <summary>
    /// Paced trials before anything is measured. Found, not guessed (docs/calibration.md): code is compiled in waves, a second or so apart, and a wave takes both processors of a small machine;
    /// with 1.6 s in all a wave fell into the first measured trial. Several trials, since connecting and reporting are code too.
    /// </summary>
    private const int PacedTrials = 4;
    private const double EventsPerSecond = 500;
    private const long Events = 375;

    private static readonly TimeSpan SaturatedTime = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Saturated lanes first: they leave the compiler no processor. Then all paced lanes at once, both editions, since the runtime promotes methods only after 100 ms in which
    /// no new ones were called: lanes warmed one after the other keep putting it off for one another.
    /// </summary>
    public static IEnumerable<Slice> Slices(IReadOnlyList<Slice> measured) => Saturated(measured).Concat(Paced(measured));

    private static IEnumerable<Slice> Paced(IReadOnlyList<Slice> measured)
    {
        Lane[] lanes =
        [
            .. measured.Where(slice => slice.Mode == FeedMode.Paced).SelectMany(slice => slice.Lanes).Distinct()
                .Where(lane => lane.Transport != Transports.ShortPolling), // It would take a second, and shares its code with long polling.
        ];
        return lanes.Length == 0 ? [] : Enumerable.Range(1, PacedTrials).Select(number => new Slice
        {
            Conditions = FormattableString.Invariant($"paced {number}"),
            Lanes = lanes,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = Events },
            Discard = true,
        });
    }

    /// <summary>All saturated lanes at once, per way of flushing.</summary>
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
