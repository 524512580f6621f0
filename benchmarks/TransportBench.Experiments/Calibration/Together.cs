using TransportBench.Core;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Calibration;

/// <summary>What running lanes at once does to their ratio: slot spacing, number of lanes, editions together, each lane alone.</summary>
public static class Together
{
    /// <summary>ID of the part.</summary>
    public const string Id = "together";

    /// <summary>The cell that every other is held against: as a measurement runs it.</summary>
    public const string Reference = "5 lanes, 200 µs apart";

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "the ratio of the twins by slot spacing, lane count, mixed editions and alone", Slices) { MostRuns = 1 };

    /// <summary>Name of the cell of lanes alone.</summary>
    public const string Alone = "each lane alone";

    /// <summary>The cells beside the reference.</summary>
    public static IReadOnlyList<string> Others { get; } =
        ["5 lanes, 400 µs apart", "5 lanes, 800 µs apart", "2 lanes, 500 µs apart", "4 lanes, 250 µs apart", "8 lanes, 200 µs apart", "both editions, 200 µs apart", Alone];

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        Lane tcp = StandardLanes.Tcp(Edition.Tuned), socket = StandardLanes.WebSocket(Edition.Tuned), stream = StandardLanes.ServerSentEvents(Edition.Tuned);
        var five = StandardLanes.Twice(Edition.Tuned);
        yield return Cell(Reference, five, 1_000, profile);
        yield return Cell(Others[0], five, 500, profile);
        yield return Cell(Others[1], five, 250, profile);
        yield return Cell(Others[2], [socket, stream], 1_000, profile);
        yield return Cell(Others[3], [tcp, socket, stream, socket], 1_000, profile);
        yield return Cell(Others[4], [tcp, socket, stream, socket, stream, tcp, socket, stream], 625, profile);
        yield return Cell(Others[5], [tcp, socket, stream, StandardLanes.WebSocket(Edition.Idiomatic), StandardLanes.ServerSentEvents(Edition.Idiomatic)], 1_000, profile);
        foreach (var lane in five.Distinct()) yield return Cell(Alone, [lane], 1_000, profile);
    }

    /// <summary>The lanes share the period evenly: spacing follows from rate and number.</summary>
    private static Slice Cell(string name, IReadOnlyList<Lane> lanes, double rate, Profile profile) => new()
    {
        Conditions = name,
        Lanes = lanes,
        Workload = DeliveryLatency.Paced(128, rate, profile.Latency, profile.LatencyWarmUp),
    };
}
