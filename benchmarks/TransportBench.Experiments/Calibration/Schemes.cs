using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Pacing;

namespace TransportBench.Experiments.Calibration;

/// <summary>The same lane twice by other ways of taking turns, on the same budget of time: how far each scatters.</summary>
public static class Schemes
{
    /// <summary>ID of the part.</summary>
    public const string Id = "schemes";

    /// <summary>As a measurement runs it.</summary>
    public const string Shuffled = "at once, shuffled slots";

    /// <summary>The order of four slices: A B B A or B A A B.</summary>
    public const string Mirrored = "ABBA";

    private const string Fixed = "at once, fixed slots";
    private const string Apart = "at once, a pacer per lane";
    private const string Sequential = "one after the other";

    /// <summary>All of them, ours first.</summary>
    public static IReadOnlyList<string> All { get; } = [Shuffled, Fixed, Apart, Sequential, Mirrored];

    /// <summary>The lane that stands on both sides.</summary>
    public static Lane Lane { get; } = StandardLanes.ServerSentEvents(Edition.Tuned);

    /// <summary>The part.</summary>
    public static CalibrationPart Part { get; } = new(Id, "A/A by other schemes on the same budget: fixed slots, separate pacers, one after the other, ABBA", Slices) { MostRuns = 1 };

    /// <summary>Puts the slices of <see cref="Mirrored"/> into its order; all other trials stay where they are.</summary>
    /// <param name="plans">A round's trials.</param>
    public static IReadOnlyList<TrialPlan> InOrder(IReadOnlyList<TrialPlan> plans)
    {
        var slices = plans.Where(IsMirrored).ToList();
        if (slices.Count != 4) return plans;
        var first = slices[0].Lanes[0].Copy; // Shuffled by the factory: that is the draw of who begins.
        var (a, b) = (slices.FindAll(plan => plan.Lanes[0].Copy == first), slices.FindAll(plan => plan.Lanes[0].Copy != first));
        var mirrored = new Queue<TrialPlan>([a[0], b[0], b[1], a[1]]);
        return [.. plans.Select(plan => IsMirrored(plan) ? mirrored.Dequeue() : plan)];
    }

    private static bool IsMirrored(TrialPlan plan) => plan is { Experiment: Id, Conditions: Mirrored };

    private static IEnumerable<Slice> Slices(Profile profile)
    {
        yield return AtOnce(Shuffled, PacingScheme.ShuffledSlots, profile);
        yield return AtOnce(Fixed, PacingScheme.FixedSlots, profile);
        yield return AtOnce(Apart, PacingScheme.PacerPerLane, profile);
        foreach (var copy in new[] { 0, 1 })
        {
            yield return Turn(Sequential, copy, 2, "", profile);
            yield return Turn(Mirrored, copy, 4, "/1", profile);
            yield return Turn(Mirrored, copy, 4, "/2", profile);
        }
    }

    private static Slice AtOnce(string name, PacingScheme pacing, Profile profile) => new()
    {
        Conditions = name,
        Lanes = StandardLanes.Twice(Edition.Tuned),
        Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, profile.Latency, profile.LatencyWarmUp),
        Adjust = plan => plan with { Pacing = pacing },
    };

    private static Slice Turn(string name, int copy, int turns, string suffix, Profile profile) => new()
    {
        Conditions = name,
        Lanes = [Lane],
        Copy = copy,
        Workload = DeliveryLatency.Paced(128, Cells.LatencyRate, profile.Latency / turns, profile.LatencyWarmUp),
        Adjust = plan => plan with { Id = plan.Id + suffix },
    };
}
