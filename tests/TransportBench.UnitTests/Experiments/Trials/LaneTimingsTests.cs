using HdrHistogram;
using TransportBench.Measurement.Logs;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>Calibration: known delays in, the percentiles worked out by hand out.</summary>
public sealed class LaneTimingsTests
{
    [Fact]
    public void Join_NothingHappens_IsTheOneLatencyThereIs()
    {
        using var trial = new FabricatedTrial(events: 100_000);
        trial.DeliverAll();
        var timings = trial.Join();
        Assert.Equal(100_000, timings.Delivery.Count);
        foreach (var figure in new[] { timings.Delivery.P50, timings.Delivery.P90, timings.Delivery.P99, timings.Delivery.P999, timings.Delivery.Mean }) Us(100, figure);
        Us(20, timings.PacingLag.P50);
        Us(80, timings.Transit.P99);
        Us(5, timings.ClientFraming.P50);
        Assert.False(timings.PacerWasLate);
    }

    /// <summary>
    /// 10,000 events at 1,000/s, the server frozen for 200 ms from event 4,000 on. Event 4,000 + j waits 200 − j ms longer, j = 0 … 199:
    /// 9,800 times 0.1 ms, then 1.1, 2.1, … 200.1 ms. Rank 9,900 is the hundredth of the stalled ones: 100.1 ms.
    /// Whoever times only from the actual send sees nothing of it (coordinated omission).
    /// </summary>
    [Fact]
    public void Join_ServerFrozen200MsAt1000PerSecond_GivesThePercentilesWorkedOutByHand()
    {
        using var trial = new FabricatedTrial(events: 10_000);
        trial.DeliverAll();
        for (var j = 0; j < 200; j++) trial.Deliver(4_000 + j, lagNs: ((200 - j) * 1_000_000) + 20_000, deliveryNs: ((200 - j) * 1_000_000) + 100_000);
        var timings = trial.Join();
        Us(100, timings.Delivery.P50);
        Us(100, timings.Delivery.P90);
        Us(100_100, timings.Delivery.P99);
        Assert.Null(timings.Delivery.P999); // Ten samples beyond it decide nothing.
        Us((0.98 * 100) + (0.02 * 100_600), timings.Delivery.Mean);
        Us(100_020, timings.PacingLag.P99);
        Us(80, timings.Transit.P99);
        Us(200_100, Histograms.Read(timings.Delivery.Histogram).GetMaxValue() / 1_000.0);
    }

    /// <summary>As above with 100,000 events: 99,800 of them undisturbed, so that p99 is and rank 99,900 is the hundredth of the stalled.</summary>
    [Fact]
    public void Join_TheSameStallInALongerTrial_MovesToTheThousandth()
    {
        using var trial = new FabricatedTrial(events: 100_000);
        trial.DeliverAll();
        for (var j = 0; j < 200; j++) trial.Deliver(70_000 + j, lagNs: (200 - j) * 1_000_000, deliveryNs: ((200 - j) * 1_000_000) + 100_000);
        Us(100, trial.Join().Delivery.P99);
        Us(100_100, trial.Join().Delivery.P999);
    }

    /// <summary>110 of 1,000 never arrive: rank 500 is delivered, rank 900 is not.</summary>
    [Fact]
    public void Join_UndeliveredEvents_CountAsTheDrainBound()
    {
        using var trial = new FabricatedTrial(events: 1_000);
        trial.DeliverAll();
        for (var index = 0; index < 110; index++) trial.Receipts().Set(1, index * 9, 0);
        for (var index = 0; index < 30; index++) trial.Sends().Set(0, index * 9, index % 2 == 0 ? NotSent.Overflow : NotSent.Failed);
        var timings = trial.Join();
        Assert.Equal(1_000, timings.Delivery.Count);
        Us(100, timings.Delivery.P50);
        Us(FabricatedTrial.DrainMs * 1_000, timings.Delivery.P90);
        Assert.Equal(970, timings.PacingLag.Count);
        Assert.Equal(890, timings.Transit.Count);
    }

    [Fact]
    public void Join_WarmUp_IsLeftOut()
    {
        using var trial = new FabricatedTrial(events: 1_000, warmUpEvents: 300);
        trial.DeliverAll();
        for (var index = 0; index < 300; index++) trial.Deliver(index, lagNs: 20_000, deliveryNs: 900_000_000);
        Assert.Equal(1_000, trial.Join().Delivery.Count);
        Us(100, Histograms.Read(trial.Join().Delivery.Histogram).GetMaxValue() / 1_000.0);
    }

    [Fact]
    public void CarryOver_ByPredecessor_TellsLanesApart()
    {
        string[] lanes = ["tcp:tuned:socket", "websocket:tuned:socket", "sse:tuned:socket"];
        using var trial = new FabricatedTrial(events: 3_000, warmUpEvents: 10, lanes);
        // Every slot of the trial in one row: the predecessor is whoever stands to the left.
        var slots = new List<int>();
        var order = new int[lanes.Length];
        for (long index = 0; index < trial.Plan.Workload.TotalEvents; index++)
        {
            trial.Plan.Slots().FillOrder(index, order);
            slots.AddRange(order);
        }

        for (var slot = 1; slot < slots.Count; slot++)
            trial.Deliver(slot / lanes.Length, lagNs: 10_000, deliveryNs: 100_000 * (1 + slots[slot - 1]), slots[slot]);
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var carried = trial.Join(lane).CarryOver;
            Assert.Equal(lanes.Order(), carried.Keys.Order());
            for (var before = 0; before < lanes.Length; before++) Us(100 * (1 + before), carried[lanes[before]]);
        }
    }

    [Fact]
    public void PacerWasLate_LagOfMoreThanHalfTheDelivery_IsSaid()
    {
        using var trial = new FabricatedTrial(events: 1_000);
        trial.DeliverAll(lagNs: 60_000, deliveryNs: 100_000);
        Assert.True(trial.Join().PacerWasLate);
    }

    [Fact]
    public void PacerWasLate_HopFromThePacerToTheWriter_IsNotThePacers()
    {
        using var trial = new FabricatedTrial(events: 1_000);
        trial.DeliverAll(lagNs: 60_000, deliveryNs: 100_000);
        for (long index = 0; index < 1_000; index++) trial.Sends().Set(1, index, trial.Intended(index) + 10_000);
        Assert.False(trial.Join().PacerWasLate);
        Us(60, trial.Join().PacingLag.P50);
    }

    [Fact]
    public void Percentiles_OfTooFewSamples_AreNotThere()
    {
        using var trial = new FabricatedTrial(events: 199);
        trial.DeliverAll();
        var delivery = trial.Join().Delivery;
        Assert.Equal((null, null, 199L), (delivery.P50, delivery.P90, delivery.Count));
        Us(100, delivery.Mean);
    }

    /// <summary>The histogram keeps three significant digits.</summary>
    private static void Us(double expected, double? actual) => Assert.InRange(actual ?? double.NaN, expected * 0.999, expected * 1.001);
}
