using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Compressed lanes beside plain ones, every event flushed: what they save in bytes, and what they cost in time. Idiomatic: compression is the framework's own work.</summary>
public static class Compression
{
    private const int Events = 300;
    private const double EventsPerSecond = 600;

    /// <summary>Sizes of JSON events in bytes.</summary>
    public static IReadOnlyList<int> JsonSizes { get; } = [128, 1_024];

    /// <summary>Size of binary events in bytes.</summary>
    public const int BinarySize = 1_024;

    /// <summary>WebSocket, not compressed.</summary>
    public static Lane WebSocket { get; } = StandardLanes.WebSocket(Edition.Idiomatic);

    /// <summary>WebSocket with permessage-deflate (RFC 7692).</summary>
    public static Lane Deflate { get; } = StandardLanes.WebSocket(Edition.Idiomatic, new Variant { Compression = "deflate" });

    /// <summary>SSE, not compressed.</summary>
    public static Lane ServerSentEvents { get; } = StandardLanes.ServerSentEvents(Edition.Idiomatic);

    /// <summary>SSE with gzip.</summary>
    public static Lane Gzip { get; } = StandardLanes.ServerSentEvents(Edition.Idiomatic, new Variant { Compression = "gzip" });

    /// <summary>SSE with Brotli.</summary>
    public static Lane Brotli { get; } = StandardLanes.ServerSentEvents(Edition.Idiomatic, new Variant { Compression = "br" });

    /// <summary>The experiment on bytes: the same in every round.</summary>
    public static Experiment Bytes { get; } = new(
        ExperimentIds.Compression, "bytes per event of permessage-deflate, gzip and br, JSON and random binary, flushed per event", _ => ByteSlices());

    /// <summary>The experiment on time.</summary>
    public static Experiment Latency { get; } = new(
        ExperimentIds.CompressionLatency, "delivery latency of permessage-deflate, gzip and br beside plain lanes", LatencySlices)
    {
        ByDefault = profile => profile.Everything,
    };

    private static IReadOnlyList<Lane> Lanes => [WebSocket, Deflate, ServerSentEvents, Gzip, Brotli];

    private static IEnumerable<Slice> ByteSlices() => JsonSizes.Select(size => (Kind: PayloadKind.Json, Size: size)).Append((Kind: PayloadKind.Binary, Size: BinarySize)).Select(cell => new Slice
    {
        Conditions = Cells.Compressed(cell.Kind, cell.Size),
        Lanes = Lanes,
        Workload = new Workload { Kind = cell.Kind, SizeBytes = cell.Size, EventsPerSecond = EventsPerSecond, Events = Events },
        Tap = true,
        Rounds = 1,
    });

    private static IEnumerable<Slice> LatencySlices(Profile profile) => JsonSizes.Select(size => new Slice
    {
        Conditions = Cells.Compressed(PayloadKind.Json, size),
        Lanes = Lanes,
        Workload = DeliveryLatency.Paced(size, Cells.LatencyRate, LatencyByVariant.Steady(profile), profile.LatencyWarmUp) with { Kind = PayloadKind.Json },
    });
}
