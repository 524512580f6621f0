using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Runs;

public sealed class RunPlanTests
{
    private static RunOptions Options(params string[] lanes) => new()
    {
        Profile = Profile.Smoke,
        Rounds = 3,
        Seed = 5,
        Directory = "",
        Experiments = ExperimentCatalogue.All,
        Lanes = lanes,
        Command = "",
    };

    [Fact]
    public void Round_LanesAskedFor_AreTheOnlyOnes()
    {
        var plans = new RunPlan(Options("sse:tuned:socket")).Round(0);
        Assert.NotEmpty(plans);
        Assert.All(plans.SelectMany(plan => plan.Lanes), lane => Assert.Equal("sse:tuned:socket", lane.Lane));
    }

    [Fact]
    public void ExpectedTime_OfARun_IsTheSumOfItsRounds()
    {
        var plan = new RunPlan(Options());
        Assert.Equal(plan.ExpectedRound(0) + plan.ExpectedRound(1) + plan.ExpectedRound(2), plan.ExpectedTime());
        Assert.Equal(plan.ExpectedRound(2), plan.ExpectedTime(first: 2));
        Assert.Equal(TimeSpan.Zero, plan.ExpectedTime(first: 3));
    }

    [Fact]
    public void ExpectedTime_OfTheQuickProfile_IsWithinThreeMinutes() =>
        Assert.InRange(new RunPlan(Options() with { Profile = Profile.Quick, Experiments = ExperimentCatalogue.ByDefault(Profile.Quick), Rounds = Profile.Quick.Rounds }).ExpectedTime(), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3));

    [Fact]
    public void ScheduledTime_Paced_EndsWithTheLastSlotOfTheLastGroup()
    {
        // 1,750 groups at 1,000/s: the last at 1,749 ms, its four slots of 250 µs end 1 ms later.
        var plan = Plan(FeedMode.Paced, 4) with { Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 16, Events = 1_500, WarmUpEvents = 250 } };
        Assert.Equal(TimeSpan.FromMilliseconds(1_750), plan.ScheduledTime());
        Assert.True(RunPlan.Expected(plan) > plan.ScheduledTime());
    }

    [Fact]
    public void ScheduledTime_Saturated_IsWarmUpAndSteadyPhase() =>
        Assert.Equal(TimeSpan.FromMilliseconds(200), (Plan(FeedMode.Saturated, 1) with { WarmUpMs = 50, SteadyMs = 150 }).ScheduledTime());

    [Fact]
    public void ScheduledTime_SetUp_IsNobodysToKnow() =>
        Assert.Equal(TimeSpan.Zero, (Plan(FeedMode.Immediate, 3) with { Connections = 15 }).ScheduledTime());

    private static TrialPlan Plan(FeedMode mode, int lanes) => new()
    {
        Id = "id",
        Experiment = "experiment",
        Conditions = "conditions",
        Round = 0,
        Seed = 1,
        Mode = mode,
        Lanes = [.. Enumerable.Range(0, lanes).Select(copy => new PlannedLane { Lane = "tcp:tuned:socket", Copy = copy })],
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 16, Events = 0 },
    };
}
