using TransportBench.Experiments.Calibration;
using TransportBench.UnitTests.Experiments.Trials;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

public sealed class LaneLogsTests
{
    [Fact]
    public void LongestSilenceUs_Stall_IsTheTimeBetweenTwoReads()
    {
        using var trial = new FabricatedTrial(events: 1_000, warmUpEvents: 100);
        trial.DeliverAll();
        for (var j = 0; j < 200; j++) trial.Deliver(500 + j, lagNs: 10_000, deliveryNs: ((200 - j) * 1_000_000) + 100_000);

        // Event 499 was read on time, event 500 200 ms late; their slots lie one period apart.
        Assert.Equal(201_000, LaneLogs.LongestSilenceUs(trial.Plan, 0), 0.001);
    }

    [Fact]
    public void LongestSilenceUs_WarmUp_IsLeftOut()
    {
        using var trial = new FabricatedTrial(events: 100, warmUpEvents: 50);
        trial.DeliverAll();
        for (var index = 0; index < 40; index++) trial.Deliver(index, lagNs: 0, deliveryNs: 5_000);
        Assert.Equal(1_000, LaneLogs.LongestSilenceUs(trial.Plan, 0), 0.001);
    }

    [Fact]
    public void LongestSilenceUs_EventsThatNeverCame_AreNoReads()
    {
        using var trial = new FabricatedTrial(events: 100);
        trial.DeliverAll();
        for (var index = 10; index < 15; index++)
        {
            trial.Receipts().Set(0, index, 0);
            trial.Receipts().Set(1, index, 0);
        }

        Assert.Equal(6_000, LaneLogs.LongestSilenceUs(trial.Plan, 0), 0.001);
    }
}
