using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Events per second of one saturated stream over TLS, over HTTP/2 and over both, 128 B, flushed per event, and of binary payloads; the lanes one after the other.</summary>
public static class ThroughputByVariant
{
    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.ThroughputByVariant, "saturated events/s of one stream over HTTP/2 and TLS, and of binary payloads", Slices)
    {
        ByDefault = profile => profile.Everything,
    };

    private static IEnumerable<Slice> Slices(Profile profile) =>
    [
        .. from edition in Enum.GetValues<Edition>()
           from variant in BytesByVariant.All
           from lane in new[] { StandardLanes.WebSocket(edition, variant), StandardLanes.ServerSentEvents(edition, variant) }
           select Throughput.Saturated(profile, Cells.Throughput(edition, 128, variant), lane, PayloadKind.Text, 128),
        .. from edition in Enum.GetValues<Edition>()
           from lane in new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) }
           select Throughput.Saturated(profile, Cells.BinaryThroughput(edition), lane, PayloadKind.Binary, Cells.BinarySizes[0]),
    ];
}
