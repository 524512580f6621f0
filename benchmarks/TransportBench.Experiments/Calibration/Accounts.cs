using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Servers.Lanes;

namespace TransportBench.Experiments.Calibration;

/// <summary>Known accounts: events lost, events doubled, bytes that no model predicts, so many of each.</summary>
public static class Accounts
{
    /// <summary>ID of the part.</summary>
    public const string Id = "accounting";

    /// <summary>Cell with lost and doubled events.</summary>
    public const string Events = "events lost and doubled";

    /// <summary>Cell with bytes of no event.</summary>
    public const string Bytes = "bytes of no event";

    /// <summary>What is done to each lane of <see cref="Events"/>.</summary>
    public static Injection EventInjection { get; } = new() { LoseEvery = 50, DuplicateEvery = 70 };

    /// <summary>What is done to each lane of <see cref="Bytes"/>.</summary>
    public static Injection ByteInjection { get; } = new() { ExtraEvery = 7, ExtraBytes = 10 };

    /// <summary>Events of a trial.</summary>
    public const int Count = 700;

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "a known number of lost events, doubled events and extra bytes", Slices) { MostRuns = 1 };

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        yield return Cell(Events, [StandardLanes.WebSocket(Edition.Tuned), StandardLanes.ServerSentEvents(Edition.Tuned)], EventInjection, tap: false);
        foreach (var lane in new[] { StandardLanes.WebSocket(Edition.Tuned), StandardLanes.ServerSentEvents(Edition.Tuned) })
            yield return Cell(Bytes, [lane], ByteInjection, tap: true);
    }

    private static Slice Cell(string name, IReadOnlyList<Lane> lanes, Injection injection, bool tap) => new()
    {
        Conditions = name,
        Lanes = lanes,
        Tap = tap,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 1_000, Events = Count },
        Adjust = plan => plan with { Lanes = [.. plan.Lanes.Select(lane => lane with { Injection = injection })] },
        Rounds = 1,
    };
}
