using TransportBench.Core;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Calibration;

/// <summary>What running lanes at once does to their ratio: slot spacing, number of lanes, editions together, each lane alone.</summary>
public static class Together
{
    /// <summary>ID of the part.</summary>
    public const string Id = "together";

    /// <summary>The cell that every other is held against: as a measurement runs it.</summary>
    public const string Reference = "5 lanes, 200 µs apart, 1,000/s";

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "the ratio of the twins by slot spacing, lane count, mixed editions and alone", Slices) { MostRuns = 1 };

    /// <summary>Name of the cell of lanes alone.</summary>
    public const string Alone = "each lane alone";

    /// <summary>The cells beside the reference. Spacing is varied at one rate: an event after a longer pause costs more, whatever the spacing.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        "5 lanes, 200 µs apart, 250/s", "5 lanes, 400 µs apart, 250/s", "5 lanes, 800 µs apart, 250/s",
        "2 lanes, 200 µs apart, 1,000/s", "4 lanes, 250 µs apart, 1,000/s", "8 lanes, 200 µs apart, 625/s", "both editions, 200 µs apart, 1,000/s", Alone,
    ];

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        Lane tcp = StandardLanes.Tcp(Edition.Tuned), socket = StandardLanes.WebSocket(Edition.Tuned), stream = StandardLanes.ServerSentEvents(Edition.Tuned);
        var five = StandardLanes.Twice(Edition.Tuned);
        yield return Cell(Reference, five, 1_000, 200, profile);
        yield return Cell(Others[0], five, 250, 200, profile);
        yield return Cell(Others[1], five, 250, 400, profile);
        yield return Cell(Others[2], five, 250, 800, profile);
        yield return Cell(Others[3], [socket, stream], 1_000, 200, profile);
        yield return Cell(Others[4], [tcp, socket, stream, socket], 1_000, 250, profile);
        yield return Cell(Others[5], [tcp, socket, stream, socket, stream, tcp, socket, stream], 625, 200, profile);
        yield return Cell(Others[6], [tcp, socket, stream, StandardLanes.WebSocket(Edition.Idiomatic), StandardLanes.ServerSentEvents(Edition.Idiomatic)], 1_000, 200, profile);
        foreach (var lane in five.Distinct()) yield return Cell(Alone, [lane], 1_000, 200, profile);
    }

    private static Slice Cell(string name, IReadOnlyList<Lane> lanes, double rate, double apartUs, Profile profile) => new()
    {
        Conditions = name,
        Lanes = lanes,
        Slot = TimeSpan.FromMicroseconds(apartUs),
        Workload = DeliveryLatency.Paced(128, rate, profile.Latency, profile.LatencyWarmUp),
    };
}
