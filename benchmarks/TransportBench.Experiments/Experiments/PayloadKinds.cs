using TransportBench.Core;
using TransportBench.Core.Feeds;

namespace TransportBench.Experiments.Experiments;

/// <summary>Which payloads arrive byte for byte; one round is enough.</summary>
public static class PayloadKinds
{
    private static readonly (PayloadCell Cell, PayloadKind Kind, int Size, int Events, double Rate)[] Kinds =
    [
        (PayloadCell.Json, PayloadKind.Json, 1024, 50, 500),
        (PayloadCell.EveryByteValue, PayloadKind.Binary, 1024, 50, 500),
        (PayloadCell.BinaryMebibyte, PayloadKind.Binary, 1024 * 1024, 4, 10),
        (PayloadCell.EveryUnicodePlane, PayloadKind.Unicode, 1024, 50, 500),
        (PayloadCell.LineEndsAndNul, PayloadKind.LineEnds, 1024, 50, 500),
        (PayloadCell.EveryByteValueRaw, PayloadKind.EveryByte, 3, 256, 500),
    ];

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.PayloadKinds, "JSON, all byte values, 1 MiB, every Unicode plane, line ends: what arrives identical", Slices);

    private static IEnumerable<Slice> Slices(Profile profile) => Kinds.Select(kind => new Slice
    {
        Conditions = Cells.Payload(kind.Cell),
        Lanes = [.. Enum.GetValues<Edition>().SelectMany(edition => new[] { StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition) })],
        Workload = new Workload { Kind = kind.Kind, SizeBytes = kind.Size, EventsPerSecond = kind.Rate, Events = kind.Events },
        RecordMismatches = true,
        ForceRaw = kind.Cell == PayloadCell.EveryByteValueRaw,
        Rounds = 1,
    });
}
