using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

public sealed class TrialPlanSlotsTests : IDisposable
{
    private static readonly string[] Lanes = ["tcp:tuned:socket", "websocket:tuned:socket", "sse:tuned:socket"];

    private readonly FabricatedTrial _trial = new(100, 0, Lanes);

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void SlotsOf_ShuffledSlots_AreTheTrials()
    {
        var shuffled = new HashSet<string>();
        for (var lane = 0; lane < Lanes.Length; lane++)
        {
            var (slots, own) = _trial.Plan.SlotsOf(lane);
            Assert.Equal((lane, Lanes.Length, 0L, false), (own, slots.Lanes, slots.PhaseNs, slots.FixedOrder));
            for (var group = 0; group < 100; group++)
            {
                Assert.Equal(Order(_trial.Plan.Slots(), group), Order(slots, group));
                shuffled.Add(string.Join(' ', Order(slots, group).Order));
            }
        }

        Assert.Equal(6, shuffled.Count);
    }

    [Fact]
    public void SlotsOf_FixedSlots_AreTheLanesInOrder()
    {
        var plan = _trial.Plan with { Pacing = PacingScheme.FixedSlots };
        for (var lane = 0; lane < Lanes.Length; lane++)
        {
            var (slots, own) = plan.SlotsOf(lane);
            Assert.Equal(lane, own);
            for (var group = 0; group < 100; group++) Assert.Equal((group * 1_000_000L, "0 1 2"), Order(slots, group));
        }
    }

    [Fact]
    public void SlotsOf_PacerPerLane_AreEachLanesOwnAtAPhaseOfItsOwn()
    {
        var plan = _trial.Plan with { Pacing = PacingScheme.PacerPerLane };
        var phases = Enumerable.Range(0, Lanes.Length).Select(lane => plan.SlotsOf(lane).Slots.PhaseNs).ToArray();
        Assert.All(phases, phase => Assert.InRange(phase, 0, (Lanes.Length * plan.SlotNs) - 1));
        Assert.Equal(Lanes.Length, phases.Distinct().Count());
        for (var lane = 0; lane < Lanes.Length; lane++)
        {
            var (slots, own) = plan.SlotsOf(lane);
            Assert.Equal((0, 1, plan.SlotNs), (own, slots.Lanes, slots.SlotNs));
            for (var group = 0; group < 100; group++) Assert.Equal(((group * 1_000_000L) + phases[lane], "0"), Order(slots, group));
        }
    }

    [Fact]
    public void SlotsOf_PacerPerLane_AreTheSameForBothProcessesAndOthersForAnotherSeed()
    {
        var plan = _trial.Plan with { Pacing = PacingScheme.PacerPerLane };
        Assert.Equal(plan.SlotsOf(1).Slots.PhaseNs, (plan with { }).SlotsOf(1).Slots.PhaseNs);
        Assert.NotEqual(plan.SlotsOf(1).Slots.PhaseNs, (plan with { Seed = 78 }).SlotsOf(1).Slots.PhaseNs);
    }

    [Fact]
    public void ScheduledTime_OfEveryScheme_CoversTheLastIntendedSend()
    {
        foreach (var pacing in Enum.GetValues<PacingScheme>())
        {
            var plan = _trial.Plan with { Pacing = pacing };
            for (var lane = 0; lane < Lanes.Length; lane++)
            {
                var slots = plan.SlotsOf(lane).Slots;
                Assert.True(plan.ScheduledTime().TotalNanoseconds >= slots.OffsetNs(99) + ((slots.Lanes - 1) * slots.SlotNs), $"{pacing}, lane {lane}");
            }
        }
    }

    private static (long Offset, string Order) Order(SlotPlan slots, long group)
    {
        var order = new int[slots.Lanes];
        return (slots.FillOrder(group, order), string.Join(' ', order));
    }
}
