using TransportBench.Core;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class SchemesTests
{
    private const int Seeds = 30;

    [Fact]
    public void Round_AnySeed_HasAbbaOrBaabAndBothComeUp()
    {
        var orders = Enumerable.Range(0, Seeds).Select(seed => string.Concat(Mirrored(Round((ulong)seed)).Select(plan => plan.Lanes[0].Copy))).ToList();
        Assert.All(orders, order => Assert.Contains(order, new[] { "0110", "1001" }));
        Assert.Equal(["0110", "1001"], orders.Distinct().Order());
    }

    [Fact]
    public void Round_Mirrored_KeepsItsFourTrialsNextToEachOther()
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var places = Round(seed).Select((plan, place) => (plan, place)).Where(entry => entry.plan.Conditions == Schemes.Mirrored).Select(entry => entry.place).ToList();
            Assert.Equal(Enumerable.Range(places[0], 4), places);
        }
    }

    [Fact]
    public void Round_AllOtherTrials_StayWhereTheyWere()
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var (before, after) = (Unordered(seed), Round(seed));
            Assert.Equal(before.Select(plan => plan.Conditions), after.Select(plan => plan.Conditions));
            Assert.Equal(before.Where(plan => plan.Conditions != Schemes.Mirrored).Select(plan => plan.Id), after.Where(plan => plan.Conditions != Schemes.Mirrored).Select(plan => plan.Id));
            Assert.Equal(before.Select(plan => plan.Id).Order(), after.Select(plan => plan.Id).Order());
        }
    }

    [Fact]
    public void InOrder_WithoutTheFour_ChangesNothing()
    {
        var plans = Unordered(1).Where(plan => !plan.Id.EndsWith("/2", StringComparison.Ordinal)).ToList();
        Assert.Equal(plans, Schemes.InOrder(plans));
        Assert.Empty(Schemes.InOrder([]));
    }

    [Fact]
    public void Slices_OfEveryScheme_HaveTheSameBudgetOfTime()
    {
        var plans = Round(3).Where(plan => plan.Experiment == Schemes.Id).ToList();
        Assert.All(plans.GroupBy(plan => plan.Conditions), scheme => Assert.Equal(Profile.Quick.Latency.TotalMilliseconds, scheme.Sum(plan => plan.Workload.Events)));
        Assert.Equal(Schemes.All.Order(), plans.Select(plan => plan.Conditions).Distinct().Order());
        Assert.Equal(
            [PacingScheme.ShuffledSlots, PacingScheme.FixedSlots, PacingScheme.PacerPerLane], Schemes.All.Take(3).Select(scheme => Assert.Single(plans, plan => plan.Conditions == scheme).Pacing));
        Assert.All(plans.Where(plan => plan.Lanes.Count == 1), plan => Assert.Equal(PacingScheme.ShuffledSlots, plan.Pacing));
    }

    private static IReadOnlyList<TrialPlan> Round(ulong seed) => new CalibrationPlan(FabricatedCalibration.Options(seed: seed)).Round(0, 0);

    private static IEnumerable<TrialPlan> Mirrored(IEnumerable<TrialPlan> plans) => plans.Where(plan => plan.Conditions == Schemes.Mirrored);

    /// <summary>The same round as the factory makes it.</summary>
    private static IReadOnlyList<TrialPlan> Unordered(ulong seed) => PlanFactory.Round(
        [.. CalibrationCatalogue.All.Select(part => part.AsExperiment())], Profile.Quick, _ => true, SeededRandom.Derive(SeededRandom.Derive(seed, "calibration"), 0), 0);
}
