using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;
using TransportBench.Runs;
using Xunit;

namespace TransportBench.UnitTests.Runs;

public sealed class RunSelectionTests
{
    [Fact]
    public void Options_OfAClaim_HaveItsCellsWithAllTheirLanes()
    {
        var whole = Measured(Options([ExperimentIds.Polling, ExperimentIds.DeliveryLatency], []));
        var own = Measured(Options([], ["ws-realtime"]));
        Assert.NotEmpty(own);
        Assert.All(own, trial => Assert.Equal((ExperimentIds.Polling, Cells.Polling()), (trial.Experiment, trial.Conditions)));
        var same = Assert.Single(whole, trial => trial.Experiment == ExperimentIds.Polling);
        Assert.Equal(same.Lanes.Select(lane => lane.Name), Assert.Single(own).Lanes.Select(lane => lane.Name));
        Assert.Equal(same.Seed, own[0].Seed);
    }

    [Fact]
    public void Options_OfAClaim_TakeNoOtherCellOfItsExperiment()
    {
        var trials = Measured(Options([], ["binary-third-more"])).FindAll(trial => trial.Experiment == ExperimentIds.BytesPerEvent);
        Assert.Equal(
            ["idiomatic, binary 1024 B", "idiomatic, binary 65536 B", "tuned, binary 1024 B", "tuned, binary 65536 B"],
            trials.Select(trial => trial.Conditions).Order(StringComparer.Ordinal));
        Assert.All(trials, trial => Assert.Equal(2, trial.Lanes.Count));
    }

    [Fact]
    public void Options_OfSeveralClaims_HaveTheCellsOfAll()
    {
        string[] claims = ["binary-third-more", "sse-87-bytes"];
        var together = Measured(Options([], claims)).Select(trial => trial.Id).Order(StringComparer.Ordinal);
        Assert.Equal(claims.SelectMany(claim => Measured(Options([], [claim]))).Select(trial => trial.Id).Order(StringComparer.Ordinal), together);
    }

    [Fact]
    public void Options_OfAnExperimentBesideAClaim_LeaveTheExperimentWhole()
    {
        var both = Measured(Options([ExperimentIds.BytesPerEvent], ["sse-87-bytes", "ws-realtime"]));
        Assert.Equal(Measured(Options([ExperimentIds.BytesPerEvent], [])).Count + 1, both.Count);
    }

    [Fact]
    public void ExpectedTime_OfAClaim_IsThatOfItsCells()
    {
        var own = new RunPlan(Options([], ["ws-realtime"])).ExpectedTime();
        Assert.True(own < new RunPlan(Options([ExperimentIds.Polling], [])).ExpectedTime() + TimeSpan.FromTicks(1));
        Assert.True(new RunPlan(Options([], ["sse-87-bytes"])).ExpectedTime() < new RunPlan(Options([ExperimentIds.BytesPerEvent], [])).ExpectedTime());
    }

    [Fact]
    public void Options_EveryClaimThatCanBeMeasured_LeavesSomethingToMeasure() => Assert.All(
        ClaimLedger.All.Where(claim => claim.Experiments.Count > 0), claim => Assert.NotEmpty(Measured(Options([], [claim.Id]))));

    [Fact]
    public void Options_Resumed_AreTheSameTrials()
    {
        var begun = Options([ExperimentIds.Polling], ["binary-third-more"]);
        var resumed = new RunSelection(begun.AskedExperiments, begun.Claims, begun.Lanes).Options(begun.Profile, begun.Rounds, begun.Seed, "");
        Assert.Equal(new RunPlan(begun).Round(0).Select(trial => trial.Id), new RunPlan(resumed).Round(0).Select(trial => trial.Id));
    }

    [Fact]
    public void Options_NothingAskedFor_LeaveOutWhatAProfileDoesNotMeasureByItself()
    {
        string[] withheld = [ExperimentIds.AsDeployed, ExperimentIds.LatencyByVariant, ExperimentIds.ThroughputByVariant, ExperimentIds.CompressionLatency, ExperimentIds.TcpIpBytes];
        var ids = Options([], []).Experiments.Select(experiment => experiment.Id).ToList();
        Assert.Empty(ids.Intersect(withheld));
        Assert.Contains(ExperimentIds.BytesByVariant, ids);
        Assert.Equal([ExperimentIds.AsDeployed], Options([ExperimentIds.AsDeployed], []).Experiments.Select(experiment => experiment.Id));
    }

    [Fact]
    public void Warmup_ExperimentAskedFor_BringsItsLanes()
    {
        static string[] Warmed(RunOptions options) => [.. new RunPlan(options).Round(0).Where(trial => trial.Discard).SelectMany(trial => trial.Lanes).Select(lane => lane.Lane).Distinct().Order()];
        var plain = Warmed(Options([ExperimentIds.DeliveryLatency], []));
        Assert.All(plain, lane => Assert.DoesNotContain('+', lane));
        Assert.Contains(AsDeployed.ServerSentEvents.ToString(), Warmed(Options([ExperimentIds.AsDeployed], [])));
        Assert.Equal(plain, Warmed(Options([ExperimentIds.Polling], [])));
    }

    private static RunOptions Options(string[] experiments, string[] claims) =>
        new RunSelection(experiments, claims, []).Options(Profile.Smoke, 2, 5, "");

    private static List<TrialPlan> Measured(RunOptions options) => [.. new RunPlan(options).Round(0).Where(trial => !trial.Discard)];
}
