using CsCheck;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>Known answers put into stamps: a stretch of every delivery, a choice of events.</summary>
public sealed class StretchedTimingsTests
{
    private const int Events = 10_000;

    [Fact]
    public void Join_Stretched_MultipliesEveryDeliveryPercentile() =>
        Gen.Select(Gen.Double[1.001, 3], Gen.Int[20_000, 400_000].Array[50, 200]).Sample(
            (stretch, delays) =>
            {
                using var trial = new FabricatedTrial(Events);
                for (var index = 0; index < Events; index++) trial.Deliver(index, lagNs: 10_000, deliveryNs: delays[index % delays.Length]);
                var (plain, stretched) = (trial.Join(), Join(trial, stretch));
                return IsTimes(stretch, plain.Delivery.P50, stretched.Delivery.P50) && IsTimes(stretch, plain.Delivery.P90, stretched.Delivery.P90)
                    && IsTimes(stretch, plain.Delivery.P99, stretched.Delivery.P99) && IsTimes(stretch, plain.Delivery.Mean, stretched.Delivery.Mean)
                    && IsTimes(stretch, plain.LongestDeliveryUs, stretched.LongestDeliveryUs);
            },
            iter: 10);

    [Fact]
    public void Join_Stretched_LeavesAllOtherTimesAlone()
    {
        using var trial = Varied();
        var (plain, stretched) = (trial.Join(), Join(trial, 1.5));
        Assert.Equal(plain.Transit, stretched.Transit);
        Assert.Equal(plain.PacingLag, stretched.PacingLag);
        Assert.Equal(plain.ClientFraming, stretched.ClientFraming);
        Assert.NotEqual(plain.Delivery, stretched.Delivery);
        Assert.Equal(plain.Delivery, Join(trial, 1).Delivery);
    }

    [Fact]
    public void Join_StretchedWithLostEvents_KeepsTheDrainBound()
    {
        using var trial = Varied();
        trial.Receipts().Set(1, 77, 0);
        Assert.InRange(Join(trial, 1.5).LongestDeliveryUs, FabricatedTrial.DrainMs * 999.0, FabricatedTrial.DrainMs * 1_001.0);
    }

    [Fact]
    public void LongestDeliveryUs_OfOneLateEvent_IsItsDelay()
    {
        using var trial = Varied();
        trial.Deliver(4_321, lagNs: 10_000, deliveryNs: 200_000_000);
        Assert.InRange(trial.Join().LongestDeliveryUs, 199_800, 200_200);
        Assert.InRange(Join(trial, 1, index => index != 4_321).LongestDeliveryUs, 110, 200);
        Assert.Equal(0, Join(trial, 1, _ => false).LongestDeliveryUs);
    }

    [Fact]
    public void Join_SomeEvents_CountsThoseAlone()
    {
        using var trial = new FabricatedTrial(events: 1_000, warmUpEvents: 100);
        for (long index = 0; index < 1_100; index++) trial.Deliver(index, lagNs: 10_000, deliveryNs: index % 2 == 0 ? 100_000 : 300_000);
        var (even, odd) = (Join(trial, 1, index => index % 2 == 0), Join(trial, 1, index => index % 2 == 1));
        Assert.Equal((500, 500, 500), (even.Delivery.Count, even.Transit.Count, even.PacingLag.Count));
        Assert.Equal(500, odd.Delivery.Count);
        Assert.Equal((100, 300), (Math.Round(even.Delivery.P50!.Value), Math.Round(odd.Delivery.P50!.Value)));
        Assert.Equal(0, Join(trial, 1, index => index < 100).Delivery.Count); // The warm-up stays out.
    }

    [Fact]
    public void Join_PacerPerLane_TakesEachLanesOwnPhase()
    {
        using var trial = new FabricatedTrial(1_000, 0, "tcp:tuned:socket", "sse:tuned:socket");
        var plan = trial.Plan with { Pacing = PacingScheme.PacerPerLane };
        for (var lane = 0; lane < 2; lane++)
        {
            for (long index = 0; index < 1_000; index++)
            {
                var due = FabricatedTrial.T0Ns + plan.SlotsOf(lane).Slots.OffsetNs(index);
                trial.Sends(lane).Set(0, index, due + 10_000);
                trial.Receipts(lane).Set(0, index, due + 95_000);
                trial.Receipts(lane).Set(1, index, due + 100_000);
            }

            var timings = LaneTimings.Join(plan, lane, FabricatedTrial.T0Ns, trial.Sends(lane), trial.Receipts(lane));
            Assert.Equal((100, 10), (Math.Round(timings.Delivery.P50!.Value), Math.Round(timings.PacingLag.P50!.Value)));
            Assert.Empty(timings.CarryOver); // Nobody has the slot before.
        }
    }

    private static FabricatedTrial Varied()
    {
        var trial = new FabricatedTrial(Events);
        for (var index = 0; index < Events; index++) trial.Deliver(index, lagNs: 10_000 + (index % 7 * 1_000), deliveryNs: 100_000 + (index % 13 * 1_000));
        return trial;
    }

    private static LaneTimings Join(FabricatedTrial trial, double stretch, Func<long, bool>? include = null) =>
        LaneTimings.Join(trial.Plan, 0, FabricatedTrial.T0Ns, trial.Sends(), trial.Receipts(), stretch, include);

    // Either side is kept to three significant digits.
    private static bool IsTimes(double stretch, double? plain, double? stretched) => Math.Abs((stretched!.Value / plain!.Value / stretch) - 1) < 0.002;
}
