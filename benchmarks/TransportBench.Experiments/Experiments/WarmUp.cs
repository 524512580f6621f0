using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>What a pair of fresh processes does before its first measurement: every paced lane of the round, so that its code has been compiled.</summary>
internal static class WarmUp
{
    /// <summary>Most methods that both children may still compile during a settling trial for the warm-up to be over.</summary>
    public const int FewMethods = 40;

    /// <summary>Most times that the settling trial runs: a machine that is never done is measured all the same, and its rows say what was compiled.</summary>
    public const int MostTimes = 8;

    /// <summary>How often the settling trial is expected to run.</summary>
    public const int UsualTimes = 2;

    private const double EventsPerSecond = 500;
    private const long Events = 300;
    private const long SettlingEvents = 250;

    private static readonly TimeSpan SaturatedTime = TimeSpan.FromMilliseconds(450);

    /// <summary>
    /// Saturated lanes first: they leave the compiler no processor. Then all paced lanes at once, both editions, since the runtime promotes methods only after 100 ms in which
    /// no new ones were called: lanes warmed one after the other keep putting it off for one another. Then the same until hardly anything is compiled any more.
    /// </summary>
    public static IEnumerable<Slice> Slices(IReadOnlyList<Slice> measured)
    {
        foreach (var slice in Saturated(measured)) yield return slice;
        Lane[] lanes =
        [
            .. measured.Where(slice => slice.Mode == FeedMode.Paced).SelectMany(slice => slice.Lanes).Distinct()
                .Where(lane => lane.Transport != Transports.ShortPolling), // It would take a second, and shares its code with long polling.
        ];
        if (lanes.Length == 0) yield break;
        yield return Paced("paced", lanes, Events);
        yield return Paced("until compiled", lanes, SettlingEvents) with { UntilCompiled = true };
    }

    private static Slice Paced(string conditions, IReadOnlyList<Lane> lanes, long events) => new()
    {
        Conditions = conditions,
        Lanes = lanes,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = events },
        Discard = true,
    };

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
