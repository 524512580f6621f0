using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Scenarios;

/// <summary>The row of a lane that a scenario ran.</summary>
internal static class ScenarioRow
{
    /// <param name="plan">The trial.</param>
    /// <param name="lane">One of its lanes.</param>
    /// <param name="counts">The account.</param>
    /// <param name="figures">What was measured, units in the names.</param>
    /// <param name="flags">What a reader must know.</param>
    public static TrialRow Of(TrialPlan plan, PlannedLane lane, CountsRow counts, IReadOnlyDictionary<string, double> figures, params IEnumerable<string> flags) => new()
    {
        Id = plan.Id,
        Experiment = plan.Experiment,
        Conditions = plan.Conditions,
        Round = plan.Round,
        Seed = plan.Seed,
        Lane = LaneRow.From(lane.Parse()),
        Copy = lane.Copy,
        Workload = TrialAssembler.WorkloadOf(plan),
        Counts = counts,
        Figures = figures,
        Flags = [.. flags],
    };

    /// <summary>An account of which nothing was dropped.</summary>
    /// <param name="sent">Sent.</param>
    /// <param name="received">Received.</param>
    /// <param name="reason">Why the others were not.</param>
    public static CountsRow Counts(long sent, long received, string reason) =>
        new(sent, 0, sent, received, sent - received, 0, 0, sent == received ? new Dictionary<string, long>() : new Dictionary<string, long> { [reason] = sent - received });
}
