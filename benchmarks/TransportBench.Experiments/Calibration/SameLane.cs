using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration;

/// <summary>A/A and known answers: the profile's headline cell as it is measured, with its two lanes that run twice, and the same stamps with one of each two stretched.</summary>
public static class SameLane
{
    /// <summary>ID of the part.</summary>
    public const string Id = "same-lane";

    /// <summary>By how much the second copy's delivery latencies are stretched: known exactly.</summary>
    public static IReadOnlyList<double> Shifts { get; } = [0.01, 0.02, 0.05];

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "A/A: the same lane twice; and the same with stamps stretched by 1, 2 and 5 %", Slices)
    {
        Hooks = _ => new TrialHooks { Assemble = StretchedRows.Assemble },
    };

    /// <summary>The metrics that are set against one another.</summary>
    public static IReadOnlyList<string> MetricsOf(double shift) => shift == 0
        ? [Metrics.DeliveryP50, Metrics.DeliveryP90, Metrics.DeliveryP99, Metrics.TransitP50]
        : [Metrics.DeliveryP50, Metrics.DeliveryP90, Metrics.DeliveryP99];

    /// <summary>Name of the cell with stretched stamps; 0 for the cell as it was measured.</summary>
    public static string Conditions(string cell, double shift) => shift == 0
        ? cell
        : FormattableString.Invariant($"{cell}, stamps +{shift * 100:0.#} %");

    internal static IEnumerable<Slice> Slices(Profile profile) => Enum.GetValues<Edition>().Select(edition => new Slice
    {
        Conditions = Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate),
        Lanes = StandardLanes.Twice(edition),
        Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, profile.Latency, profile.LatencyWarmUp),
    });

    /// <summary>The lanes of an edition that run twice.</summary>
    internal static IReadOnlyList<Lane> Doubled(Edition edition) => [StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition)];
}
