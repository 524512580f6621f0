using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;

namespace TransportBench.Experiments.Experiments;

/// <summary>What a pair of fresh processes does before its first measurement: every paced lane of the round, so that its code has been compiled.</summary>
internal static class WarmUp
{
    private const double EventsPerSecond = 500;
    private const long Events = 200;

    public static IEnumerable<Slice> Slices(IEnumerable<Slice> measured) => measured
        .Where(slice => slice.Mode == FeedMode.Paced)
        .SelectMany(slice => slice.Lanes)
        .Where(lane => lane.Transport != Transports.ShortPolling && lane.Transport != Transports.LongPolling)
        .Distinct()
        .GroupBy(lane => lane.Edition)
        .Select(edition => new Slice
        {
            Conditions = edition.Key.ToString(),
            Lanes = [.. edition],
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = EventsPerSecond, Events = Events },
            Discard = true,
        });
}
