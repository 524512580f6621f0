using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Open-loop delivery latency over TLS, over HTTP/2 and over both, like against like; p50 and p90 only, so its cells are shorter than the headline's.</summary>
public static class LatencyByVariant
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.LatencyByVariant, "delivery latency over HTTP/2 and TLS, like against like, and a built-in A/A", Slices)
    {
        ByDefault = profile => profile.Everything,
    };

    /// <summary>Steady phase of a cell that has no p99: a third of the headline's.</summary>
    internal static TimeSpan Steady(Profile profile) => profile.Latency / 3;

    private static IEnumerable<Slice> Slices(Profile profile) =>
        from edition in Enum.GetValues<Edition>()
        from variant in BytesByVariant.All
        select new Slice
        {
            Conditions = Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate, variant),
            Lanes =
            [
                StandardLanes.Tcp(edition, variant),
                .. Enumerable.Repeat(new[] { StandardLanes.WebSocket(edition, variant), StandardLanes.ServerSentEvents(edition, variant) }, 2).SelectMany(twins => twins),
            ],
            Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, Steady(profile), profile.LatencyWarmUp),
        };
}
