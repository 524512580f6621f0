using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class CalibrationPlanTests
{
    public static TheoryData<string> Profiles() => [.. Profile.All.Select(profile => profile.Id)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Round_OfEveryProfile_HasUniqueIdsAndTrialsThatCanBeScheduled(string profile)
    {
        var plan = new CalibrationPlan(FabricatedCalibration.Options(Profile.All.First(known => known.Id == profile)));
        for (var run = 0; run < 2; run++)
        {
            for (var round = 0; round < 4; round++)
            {
                var trials = plan.Round(run, round);
                Assert.Equal(trials.Count, trials.Select(trial => trial.Id).Distinct().Count());
                Assert.All(trials, trial => Assert.Equal(trial.Lanes.Count, trial.Lanes.Select(lane => lane.Name).Distinct().Count()));
                Assert.All(trials, trial => Assert.Equal(round, trial.Round));
                Assert.All(trials.Where(trial => !trial.Discard), trial => Assert.Equal(FeedMode.Paced, trial.Mode));
                Assert.All(trials, trial => Assert.True(trial.ScheduledTime() > TimeSpan.Zero));
                Assert.All(trials.SelectMany(trial => trial.Lanes.Select(lane => (trial, lane))), entry => Assert.InRange(entry.lane.Injection?.DelayNs ?? 0, 0, entry.trial.SlotNs - 1));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Round_OfAPart_IsWarmedAsAMeasurement(string profile)
    {
        var known = Profile.All.First(known => known.Id == profile);
        var measured = PlanFactory.Round(ExperimentCatalogue.ByDefault(known), known, _ => true, 7, 1).Where(trial => trial.Discard);
        var calibrated = new CalibrationPlan(FabricatedCalibration.Options(known, parts: SameLane.Part)).Round(0, 1).Where(trial => trial.Discard);
        Assert.Equal(measured.Select(Warmed), calibrated.Select(Warmed));

        static string Warmed(TrialPlan trial) => $"{trial.Conditions}: {trial.Mode} {trial.Coalesced} {trial.Workload} {trial.SteadyMs} {trial.SlotNs} {string.Join(' ', trial.Lanes.Select(lane => lane.Name))}";
    }

    [Fact]
    public void Round_BeyondThePartsRuns_LeavesThemOut()
    {
        var plan = new CalibrationPlan(FabricatedCalibration.Options());
        Assert.Equal(CalibrationCatalogue.All.Select(part => part.Id).Order(), Parts(0));
        Assert.Equal([Burn.Id, Delay.Id, Noisy.Id, SameLane.Id, SteadyStart.Id], Parts(1));
        Assert.Equal([Burn.Id, Delay.Id, Noisy.Id, SameLane.Id], Parts(9));
        Assert.Equal([Burn.Id, Noisy.Id, SameLane.Id], Parts(10));
        Assert.Equal([Burn.Id, Noisy.Id, SameLane.Id], Parts(19));
        Assert.Equal([Noisy.Id, SameLane.Id], Parts(20));
        Assert.DoesNotContain(Accounts.Id, plan.Round(0, 1).Select(trial => trial.Experiment)); // Exact: one round is enough.

        IEnumerable<string> Parts(int run) => plan.Round(run, 0).Where(trial => !trial.Discard).Select(trial => trial.Experiment).Distinct().Order();
    }

    [Fact]
    public void Round_FreshProcesses_AreLookedAtBeforeAnythingElse()
    {
        var trials = new CalibrationPlan(FabricatedCalibration.Options()).Round(0, 0);
        Assert.Equal((SteadyStart.Id, false), (trials[0].Experiment, trials[0].Discard));
        Assert.True(trials[1].Discard);
        Assert.Equal(0, trials[0].Workload.WarmUpEvents);
        Assert.Equal(SteadyStart.WindowEvents * SteadyStart.Windows, trials[0].Workload.Events);
    }

    [Fact]
    public void Round_AfterTheWarmUp_IsLookedAtInEveryOtherRoundBeforeAnythingElse()
    {
        var trials = new CalibrationPlan(FabricatedCalibration.Options()).Round(0, 1);
        var first = trials.First(trial => !trial.Discard);
        Assert.Equal((SteadyStart.Id, SteadyStart.Warmed), (first.Experiment, first.Conditions));
        Assert.True(trials[0].Discard);
        Assert.Single(trials, trial => trial is { Experiment: SteadyStart.Id, Discard: false });
    }

    [Fact]
    public void Repeats_OfFreshProcessesOrBesideANeighbour_AreNotMade()
    {
        var options = FabricatedCalibration.Options();
        Assert.Equal([Noisy.Id, SteadyStart.Id], options.Parts.Select(part => part.Id).Where(part => !options.Repeats(part)));
        var first = new CalibrationPlan(options).Round(0, 0).Where(trial => !trial.Discard && trial.Workload.WarmUpEvents == 0 && !options.Repeats(trial.Experiment));
        Assert.Equal(SteadyStart.Id, Assert.Single(first).Experiment);
    }

    [Fact]
    public void Round_OtherRunRoundOrSeed_HasOtherSeeds()
    {
        var plan = new CalibrationPlan(FabricatedCalibration.Options(parts: SameLane.Part));
        var seeds = new[] { plan.Round(0, 0), plan.Round(0, 1), plan.Round(1, 0), new CalibrationPlan(FabricatedCalibration.Options(seed: 6, parts: SameLane.Part)).Round(0, 0) };
        var all = seeds.SelectMany(round => round.Select(trial => trial.Seed)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(plan.Round(1, 0).Select(trial => trial.Seed), plan.Round(1, 0).Select(trial => trial.Seed));
    }

    [Fact]
    public void Round_Injections_AreWhereTheyBelong()
    {
        foreach (var trial in new CalibrationPlan(FabricatedCalibration.Options()).Round(0, 0))
        {
            var injected = trial.Lanes.Where(lane => lane.Injection is not null).ToList();
            if (trial.Experiment == Burn.Id) Assert.StartsWith("sse:", Assert.Single(injected).Name, StringComparison.Ordinal);
            else if (trial.Experiment == Delay.Id) Assert.Equal(trial.Lanes.Where(lane => lane.Copy == 1), injected);
            else if (trial.Experiment == Accounts.Id) Assert.Equal(trial.Lanes, injected);
            else Assert.Empty(injected);
        }
    }

    [Fact]
    public void ExpectedTime_OfAllRuns_IsThatOfTheirRounds()
    {
        var plan = new CalibrationPlan(FabricatedCalibration.Options());
        var sum = Enumerable.Range(0, 2).SelectMany(run => Enumerable.Range(0, 3).Select(round => RunPlan.ExpectedRound(plan.Round(run, round)))).Aggregate((left, right) => left + right);
        Assert.Equal(sum, plan.ExpectedTime());
    }

    [Fact]
    public void ExpectedTime_OfRoundsWithoutATrial_IsNone()
    {
        var once = new CalibrationPlan(FabricatedCalibration.Options(runs: 1, rounds: 1, parts: Accounts.Part));
        var often = new CalibrationPlan(FabricatedCalibration.Options(runs: 5, rounds: 10, parts: Accounts.Part));
        Assert.Equal(once.ExpectedTime(), often.ExpectedTime());
        Assert.Equal(RunPlan.ExpectedRound(once.Round(0, 0)), once.ExpectedTime());
    }
}
