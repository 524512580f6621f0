using System.Text.Json;
using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Experiments;

public sealed class PlanFactoryTests
{
    public static TheoryData<string> Profiles => [.. Profile.All.Select(profile => profile.Id)];

    [Fact]
    public void Round_SameSeed_IsTheSameToTheByte()
    {
        Assert.Equal(Text(Round(seed: 5, round: 3)), Text(Round(seed: 5, round: 3)));
        Assert.NotEqual(Text(Round(seed: 5, round: 3)), Text(Round(seed: 6, round: 3)));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Rounds_OfEveryProfile_HaveUniqueIdsAndSeedsPerRound(string profile)
    {
        var plans = Enumerable.Range(0, 3).SelectMany(round => Round(5, round, profile)).ToArray();
        Assert.Equal(plans.Length, plans.Select(plan => plan.Id).Distinct().Count());
        // The lanes of one cell that run one after the other have the same payloads and slots; cells and rounds share nothing.
        Assert.Equal(
            plans.Select(plan => (plan.Round, plan.Experiment, plan.Conditions)).Distinct().Count(), plans.Select(plan => plan.Seed).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Rounds_OfEveryProfile_CanBeScheduled(string profile) => Assert.All(Round(5, 0, profile), plan =>
    {
        Assert.NotEmpty(plan.Lanes);
        Assert.Equal(plan.Lanes.Count, plan.Lanes.Select(lane => lane.Name).Distinct().Count());
        if (plan is { Mode: FeedMode.Paced, Scenario: null }) Assert.True(plan.ScheduledTime() > TimeSpan.Zero);
    });

    [Fact]
    public void Round_LatencyCells_HaveWebSocketAndSseTwiceInFiveSlots() =>
        Assert.All(Round(5, 3).Where(plan => plan.Experiment == ExperimentIds.DeliveryLatency && plan.Lanes.Count > 1), plan =>
        {
            Assert.Equal(
                ["sse", "sse#1", "tcp", "websocket", "websocket#1"],
                plan.Lanes.Select(lane => lane.Lane.Split(':')[0] + (lane.Copy == 0 ? "" : "#1")).Order(StringComparer.Ordinal));
            Assert.Equal(200_000 * (1_000 / plan.Workload.EventsPerSecond), plan.SlotNs);
        });

    [Fact]
    public void Round_PacedCellsAtTheLatencyRate_HaveFiveLanesOrOne() =>
        Assert.All(
            Enumerable.Range(0, 4).SelectMany(round => Round(5, round, "full")).Where(plan => plan is { Mode: FeedMode.Paced, Scenario: null, Discard: false, Workload.EventsPerSecond: Cells.LatencyRate }),
            plan => Assert.Contains(plan.Lanes.Count, new[] { 1, 5 }));

    [Fact]
    public void Round_Order_DiffersFromRoundToRound()
    {
        static IEnumerable<string> Order(int round) => Round(5, round).Where(plan => plan.Experiment == ExperimentIds.Throughput).Select(plan => plan.Id[4..]);
        Assert.Equal(Order(1).Order(), Order(2).Order());
        Assert.Equal(5, Enumerable.Range(0, 5).Select(round => string.Join('\n', Order(round))).Distinct().Count());
    }

    [Fact]
    public void Round_Order_IsFreshProcessesThenWarmUpThenTheRest()
    {
        var plans = Round(5, 0);
        var kinds = plans.Select(plan => plan.Experiment == ExperimentIds.ConnectionSetup ? 0 : plan.Discard ? 1 : 2).ToArray();
        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal(3, kinds.Distinct().Count());
        Assert.All(plans, plan => Assert.Equal(plan.Discard, plan.Experiment == "warm-up"));
    }

    [Fact]
    public void Round_WarmUp_CoversEveryPacedLaneThatHoldsAConnection()
    {
        var plans = Round(5, 0);
        var paced = plans.Where(plan => plan is { Mode: FeedMode.Paced, Discard: false, Tap: false, RecordMismatches: false }).SelectMany(plan => plan.Lanes).Select(lane => lane.Lane)
            .Where(lane => !lane.Contains("short-polling", StringComparison.Ordinal));
        var warmUps = plans.Where(plan => plan.Discard && plan.Mode == FeedMode.Paced).ToList();
        Assert.Equal(FeedMode.Paced, plans.Last(plan => plan.Discard).Mode); // Saturated lanes leave the compiler no processor: they come first.
        Assert.Equal(plans.Count, plans.Select(plan => plan.Id).Distinct().Count());
        Assert.All(warmUps, warmUp => Assert.Equal(paced.Distinct().Order(), warmUp.Lanes.Select(lane => lane.Lane).Order()));
    }

    [Fact]
    public void Round_Saturated_WarmsUpEveryLaneOfEachWayOfFlushing()
    {
        var plans = PlanFactory.Round([Throughput.Experiment], Profile.Smoke, _ => true, 5, 0);
        foreach (var flush in plans.Where(plan => plan.Mode == FeedMode.Saturated).GroupBy(plan => plan.Coalesced))
        {
            Assert.Equal(1, flush.Count(plan => plan.Discard));
            var warmed = flush.First(plan => plan.Discard).Lanes.Select(lane => lane.Lane);
            Assert.Equal(flush.Where(plan => !plan.Discard).SelectMany(plan => plan.Lanes).Select(lane => lane.Lane).Distinct().Order(), warmed.Order());
        }
    }

    [Fact]
    public void Round_PartOfTheExperiments_IsWarmedAsAWholeRun()
    {
        var part = PlanFactory.Round([DeliveryLatency.Experiment], Profile.Quick, _ => true, 5, 7);
        Assert.Equal(
            Round(5, 0, "quick").Where(plan => plan.Discard).Select(plan => (plan.Conditions, string.Join(' ', plan.Lanes.Select(lane => lane.Name)))),
            part.Where(plan => plan.Discard).Select(plan => (plan.Conditions, string.Join(' ', plan.Lanes.Select(lane => lane.Name)))));
        Assert.DoesNotContain(PlanFactory.Round([ConnectionSetUp.Experiment], Profile.Quick, _ => true, 5, 0), plan => plan.Discard); // Wants fresh processes, and nothing else is asked for.
    }

    [Fact]
    public void Round_LanesOfACellOneByOne_RunNextToEachOther()
    {
        var cells = Round(5, 0).Where(plan => plan.Experiment == ExperimentIds.Throughput).Select(plan => plan.Conditions).ToArray();
        var blocks = cells.Where((cell, index) => index == 0 || cells[index - 1] != cell).ToArray();
        Assert.Equal(blocks.Distinct(), blocks);
    }

    [Fact]
    public void Round_LaneFilter_LeavesOutCellsWithoutLanes()
    {
        var plans = PlanFactory.Round(
            ExperimentCatalogue.ByDefault(Profile.Smoke), Profile.Smoke, lane => lane.Transport == Transports.ServerSentEvents && lane.Edition == Edition.Tuned, 5, 0);
        Assert.All(plans.SelectMany(plan => plan.Lanes), lane => Assert.Matches(@"^sse(\+h2)?(\+tls)?:tuned:(socket|httpclient)$", lane.Lane));
        Assert.DoesNotContain(plans, plan => plan.Conditions.StartsWith("idiomatic", StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Experiment == ExperimentIds.DeliveryLatency && plan.Lanes.Count == 2); // Itself and its second copy.
        Assert.Empty(PlanFactory.Round(ExperimentCatalogue.All, Profile.Smoke, _ => false, 5, 0));
    }

    [Fact]
    public void Rounds_ExactFigures_AreMeasuredInTheFirstAlone()
    {
        Assert.Contains(Round(5, 0), plan => plan.Tap);
        Assert.DoesNotContain(Round(5, 1), plan => plan.Tap);
        Assert.DoesNotContain(Round(5, 1), plan => plan.Experiment == ExperimentIds.PayloadKinds);
    }

    private static IReadOnlyList<TrialPlan> Round(ulong seed, int round, string profile = "smoke") =>
        PlanFactory.Round(ExperimentCatalogue.ByDefault(Profile.All.Single(known => known.Id == profile)), Profile.All.Single(known => known.Id == profile), _ => true, seed, round);

    private static string Text(IReadOnlyList<TrialPlan> plans) => JsonSerializer.Serialize(plans, HostChannel.Json);
}
