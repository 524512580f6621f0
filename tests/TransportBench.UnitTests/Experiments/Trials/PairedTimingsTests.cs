using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>Ratios of the events of a group, worked out by hand.</summary>
public sealed class PairedTimingsTests
{
    private static readonly string[] Lanes = ["websocket:tuned:socket", "sse:tuned:socket"];

    /// <summary>Half of the groups meet a machine in which everything takes 80 µs longer, and the first lane meets it in one group more: its median is 180 µs, the other's 100.2, and no event was slower by more than a fifth.</summary>
    [Fact]
    public void Of_AMachineOfTwoStates_IsTheRatioOfEventsAndNotOfMedians()
    {
        using var trial = new FabricatedTrial(1_001, 50, Lanes);
        for (long index = 0; index < trial.Plan.Workload.TotalEvents; index++)
        {
            var isSlow = index % 2 == 0;
            trial.Deliver(index, 20_000, isSlow ? 180_000 : 100_000, lane: 0);
            trial.Deliver(index, 20_000, isSlow && index != 500 ? 180_360 : 100_200, lane: 1);
        }

        Assert.InRange(trial.Join(1).Delivery.P50!.Value / trial.Join(0).Delivery.P50!.Value, 0.5, 0.6);
        var paired = PairedTimings.Of(trial.Plan, FabricatedTrial.T0Ns)!;
        Assert.Equal(1.002, paired[1][Lanes[0]].Delivery, 1e-6);
        Assert.Equal(1 / 1.002, paired[0][Lanes[1]].Delivery, 1e-6);
        Assert.Equal((180.36 - 20) / 160, paired[1][Lanes[0]].Transit, 1e-3);
    }

    [Fact]
    public void Of_SecondCopies_AreNamedAsSuch()
    {
        using var trial = new FabricatedTrial(400, 0, Lanes[0], Lanes[0]);
        trial.DeliverAll(lane: 0);
        trial.DeliverAll(deliveryNs: 110_000, lane: 1);
        var plan = trial.Plan with { Lanes = [trial.Plan.Lanes[0], trial.Plan.Lanes[1] with { Copy = 1 }] };
        var paired = PairedTimings.Of(plan, FabricatedTrial.T0Ns)!;
        Assert.Equal(1.1, paired[1][Lanes[0]].Delivery, 1e-6);
        Assert.Equal(1 / 1.1, paired[0][Lanes[0] + "#1"].Delivery, 1e-6);
    }

    [Fact]
    public void Of_EventsThatNeverCame_CountAsTheDrainBound()
    {
        using var trial = new FabricatedTrial(400, 0, Lanes);
        trial.DeliverAll(lane: 0);
        trial.DeliverAll(lane: 1);
        for (var index = 0; index < 300; index++) trial.Receipts(1).Set(1, index, 0);
        Assert.Equal(FabricatedTrial.DrainMs * 1_000 / 100.0, PairedTimings.Of(trial.Plan, FabricatedTrial.T0Ns)![1][Lanes[0]].Delivery, 1e-6);
    }

    [Fact]
    public void Of_LanesWithoutGroupsInCommon_AreNotPaired()
    {
        using var trial = new FabricatedTrial(400, 0, Lanes);
        trial.DeliverAll(lane: 0);
        trial.DeliverAll(lane: 1);
        Assert.Null(PairedTimings.Of(trial.Plan with { Pacing = PacingScheme.PacerPerLane }, FabricatedTrial.T0Ns));
        Assert.Null(PairedTimings.Of(trial.Plan with { Tap = true }, FabricatedTrial.T0Ns));
        Assert.Null(PairedTimings.Of(trial.Plan with { Lanes = [trial.Plan.Lanes[0]] }, FabricatedTrial.T0Ns));
        using var few = new FabricatedTrial(199, 0, Lanes);
        Assert.Null(PairedTimings.Of(few.Plan, FabricatedTrial.T0Ns));
    }
}
