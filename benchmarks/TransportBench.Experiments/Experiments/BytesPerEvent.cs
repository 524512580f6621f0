using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Experiments.Experiments;

/// <summary>The byte account of every event size, in both directions; exact, so that one round is enough.</summary>
public static class BytesPerEvent
{
    private const int Events = 20;
    private const double EventsPerSecond = 400;

    /// <summary>The experiment.</summary>
    public static Experiment Experiment { get; } = new(
        ExperimentIds.BytesPerEvent, "bytes per event by layer, measured and predicted, residual 0", Slices);

    private static IEnumerable<Slice> Slices(Profile profile) => Enum.GetValues<Edition>().SelectMany(edition =>
        Cells.TextSizes.Select(size => Of(edition, PayloadKind.Text, size, EventFields.None))
            .Concat(Cells.BinarySizes.Select(size => Of(edition, PayloadKind.Binary, size, EventFields.None)))
            .Append(Of(edition, PayloadKind.Text, 128, EventFields.EventAndId)));

    private static Slice Of(Edition edition, PayloadKind kind, int size, EventFields fields) => new()
    {
        Conditions = Cells.Bytes(edition, kind, size, fields != EventFields.None),
        Lanes = [StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition)],
        Workload = new Workload { Kind = kind, SizeBytes = size, EventsPerSecond = EventsPerSecond, Events = Events },
        Fields = fields,
        Tap = true,
        UpEvents = Events,
        Rounds = 1,
    };
}
