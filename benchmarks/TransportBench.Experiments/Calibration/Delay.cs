using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Trials;
using TransportBench.Servers.Lanes;

namespace TransportBench.Experiments.Calibration;

/// <summary>A physical known answer: one of two lanes gets every event a few µs later. Its size at p50 is not exact, since a lane that waits longer sleeps deeper.</summary>
public static class Delay
{
    /// <summary>ID of the part.</summary>
    public const string Id = "delay";

    /// <summary>The delays in µs.</summary>
    public static IReadOnlyList<int> Microseconds { get; } = [5, 20];

    /// <summary>Runs that measure it: two comparisons of a cell each, and the rule asks for twenty.</summary>
    private const int Runs = 10;

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "events of one of two lanes due 5 and 20 µs later", Slices) { MostRuns = Runs };

    /// <summary>Name of a cell.</summary>
    public static string Conditions(Edition edition, int microseconds) =>
        FormattableString.Invariant($"{Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate)}, due +{microseconds} µs");

    private static IEnumerable<Slice> Slices(Profile profile) =>
        from edition in Enum.GetValues<Edition>()
        from microseconds in Microseconds
        select new Slice
        {
            Conditions = Conditions(edition, microseconds),
            Lanes = StandardLanes.Twice(edition),
            Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, profile.Latency, profile.LatencyWarmUp),
            Adjust = plan => plan with { Lanes = [.. plan.Lanes.Select(lane => Later(lane, microseconds))] },
        };

    private static PlannedLane Later(PlannedLane lane, int microseconds) =>
        lane.Copy == 0 ? lane : lane with { Injection = new Injection { DelayNs = microseconds * 1_000L } };
}
