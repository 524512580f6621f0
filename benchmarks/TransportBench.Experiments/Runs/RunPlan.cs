using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Scenarios;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Runs;

/// <summary>The trials of every round and how long they should take.</summary>
public sealed class RunPlan
{
    private static readonly TimeSpan PerTrial = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan PerRest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PerWarmUp = TimeSpan.FromMilliseconds(1_100);
    private static readonly TimeSpan PerRound = TimeSpan.FromMilliseconds(1_100);

    private readonly RunOptions _options;

    /// <param name="options">What is measured.</param>
    public RunPlan(RunOptions options) => _options = options;

    /// <summary>The round's trials, in order.</summary>
    public IReadOnlyList<TrialPlan> Round(int round) => PlanFactory.Round(
        _options.Experiments,
        _options.Profile,
        lane => _options.Lanes.Count == 0 || _options.Lanes.Contains(lane.ToString()),
        _options.Seed,
        round);

    /// <summary>Expected time of one trial.</summary>
    public static TimeSpan Expected(TrialPlan plan) => plan.Scenario is { } scenario
        ? ScenarioCatalogue.Find(scenario)!.Expected(plan)
        : plan.ScheduledTime() + PerTrial + (!plan.IsTimed ? TimeSpan.Zero : plan.Discard ? PerWarmUp : PerRest) + TimeSpan.FromMilliseconds(plan.Connections * plan.Lanes.Count);

    /// <summary>Expected time of a round.</summary>
    public TimeSpan ExpectedRound(int round) => ExpectedRound(Round(round));

    /// <summary>Expected time of a round of these trials.</summary>
    public static TimeSpan ExpectedRound(IEnumerable<TrialPlan> plans) => plans.Aggregate(PerRound, (sum, plan) => sum + Expected(plan));

    /// <summary>Expected time of the rounds from <paramref name="first"/> on.</summary>
    public TimeSpan ExpectedTime(int first = 0) =>
        Enumerable.Range(first, Math.Max(0, _options.Rounds - first)).Aggregate(TimeSpan.Zero, (sum, round) => sum + ExpectedRound(round));
}
