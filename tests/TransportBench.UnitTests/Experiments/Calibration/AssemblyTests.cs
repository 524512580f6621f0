using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Servers.Lanes;
using TransportBench.UnitTests.Experiments.Trials;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration;

/// <summary>The rows that a part makes of a trial's logs.</summary>
public sealed class AssemblyTests
{
    private const string Stream = "sse:tuned:socket";

    [Fact]
    public void SameLane_ATrial_GivesItsRowsAndThoseWithTheSecondCopyStretched()
    {
        using var trial = new FabricatedTrial(1_000, 100, Stream, Stream);
        trial.DeliverAll(lane: 0);
        trial.DeliverAll(lane: 1, deliveryNs: 200_000);
        var rows = Assemble(SameLane.Part, trial, trial.Plan with { Lanes = [trial.Plan.Lanes[0], trial.Plan.Lanes[1] with { Copy = 1 }] });
        Assert.Equal(2 * (1 + SameLane.Shifts.Count), rows.Count);
        Assert.Equal(new[] { "made up", "made up, stamps +1 %", "made up, stamps +2 %", "made up, stamps +5 %" }, rows.Select(row => row.Conditions).Distinct());
        foreach (var (shift, index) in SameLane.Shifts.Prepend(0).Select((shift, index) => (shift, index)))
        {
            Near(100, rows[2 * index].DeliveryLatencyUs!.P50);
            Near(200 * (1 + shift), rows[(2 * index) + 1].DeliveryLatencyUs!.P50);
            Assert.Equal([0, 1], rows.Skip(2 * index).Take(2).Select(row => row.Copy));
        }

        Assert.All(rows.Where(row => row.Copy == 1), row => Assert.Equal(rows[1].TransitTimeUs, row.TransitTimeUs));
    }

    [Fact]
    public void Burn_ATrial_IsDividedByWhatWasBurnedWithoutTheSeamsAndTheWarmUp()
    {
        const int Events = 5_000;
        var injection = new Injection { BurnNs = 20_000, BurnBlock = 5, BurnSeed = 3 };
        using var trial = new FabricatedTrial(Events, 200, "tcp:tuned:socket", Stream);
        trial.DeliverAll(lane: 0);
        for (long index = 0; index < Events + 200; index++)
        {
            // The first of a block follows the other kind: it would show.
            var deliveryNs = index % 5 == 0 ? 900_000_000 : injection.Burns(index) ? 120_000 : 100_000;
            trial.Deliver(index, lagNs: 10_000, deliveryNs, lane: 1);
        }

        var rows = Assemble(Burn.Part, trial, trial.Plan with { Lanes = [trial.Plan.Lanes[0], trial.Plan.Lanes[1] with { Injection = injection }] });
        Assert.Equal(["made up, not burning", "made up, burning", "made up, not burning", "made up, burning"], rows.Select(row => row.Conditions));
        Assert.Equal(["tcp:tuned:socket", "tcp:tuned:socket", Stream, Stream], rows.Select(row => row.Lane.ToString()));
        double[] expected = [100, 100, 100, 120];
        for (var index = 0; index < rows.Count; index++)
        {
            Near(expected[index], rows[index].DeliveryLatencyUs!.P50);
            Near(expected[index], rows[index].DeliveryLatencyUs!.Mean);
            Assert.Equal(rows[index].DeliveryLatencyUs!.Count, rows[index].TransitTimeUs!.Count);
        }

        Assert.Equal(Events * 4 / 5, rows[2].DeliveryLatencyUs!.Count + rows[3].DeliveryLatencyUs!.Count);
    }

    [Fact]
    public void WarmUp_ATrial_HasTheMedianOfEveryWindow()
    {
        const int Events = SteadyStart.WindowEvents * SteadyStart.Windows;
        using var trial = new FabricatedTrial(Events);
        for (var index = 0; index < Events; index++) trial.Deliver(index, lagNs: 10_000, deliveryNs: 100_000 + (1_000 * (index / SteadyStart.WindowEvents)));
        var figures = Assert.Single(Assemble(SteadyStart.Part, trial, trial.Plan)).Figures!;
        Assert.Equal(SteadyStart.Windows, figures.Count);
        for (var window = 0; window < SteadyStart.Windows; window++) Near(100 + window, figures[$"{SteadyStart.FigurePrefix}{window:00}"]);
    }

    private static IReadOnlyList<TrialRow> Assemble(CalibrationPart part, FabricatedTrial trial, TrialPlan plan)
    {
        var sent = new ServerLaneReport(plan.Workload.TotalEvents, 0, null);
        var received = new ClientLaneReport { Received = plan.Workload.TotalEvents };
        return part.Hooks(plan)!.Assemble!(
            plan, FabricatedTrial.T0Ns, new ServerReport(plan.Lanes.ToDictionary(lane => lane.Name, _ => sent), null, null),
            new ClientReport(plan.Lanes.ToDictionary(lane => lane.Name, _ => received), null, null));
    }

    private static void Near(double expected, double? actual) => Assert.InRange(actual ?? double.NaN, expected * 0.998, expected * 1.002);
}
