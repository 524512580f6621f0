using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>The byte account over TLS, over HTTP/2 and over both; exact, so that one round is enough.</summary>
public static class BytesByVariant
{
    private const int Events = 20;
    private const double EventsPerSecond = 400;

    /// <summary>Sizes of the payload in bytes.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [128, 1_024, 65_536];

    /// <summary>The variants, each beside the plain one of <c>bytes-per-event</c>.</summary>
    public static IReadOnlyList<Variant> All { get; } = [.. Variants.Endpoints.Where(variant => !variant.IsPlain)];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.BytesByVariant, "bytes per event by layer over HTTP/2 and TLS, measured and predicted, residual 0", _ => Slices());

    private static IEnumerable<Slice> Slices() =>
        from edition in Enum.GetValues<Edition>()
        from variant in All
        from size in Sizes
        select new Slice
        {
            Conditions = Cells.Bytes(edition, PayloadKind.Text, size, variant),
            Lanes = [StandardLanes.WebSocket(edition, variant), StandardLanes.ServerSentEvents(edition, variant)],
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = size, EventsPerSecond = EventsPerSecond, Events = Events },
            Tap = true,
            UpEvents = Events,
            Rounds = 1,
        };
}
