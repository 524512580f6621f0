using CsCheck;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class FreezesTests
{
    [Fact]
    public void ByHand_TheTrialAsItIs_IsAsWrittenInTheDocuments()
    {
        var (p99, max) = Freezes.ByHand(200, Freeze.Events, 1_000);
        Assert.Equal((95.0, 200.0), (p99, max)); // A hundredth of 10,500 events falls due in 105 ms.
    }

    [Fact]
    public void ByHand_AnyStop_IsWithinAPeriodOfEveryWaitWrittenDown() =>
        Gen.Select(Gen.Int[20, 400], Gen.Int[10, 150], Gen.Double[0, 1], Gen.Double[200, 5_000]).Sample((stoppedMs, hundreds, phase, rate) =>
        {
            var events = hundreds * 100L;
            var period = 1_000 / rate;
            if (stoppedMs <= (hundreds + 2) * period || stoppedMs >= events * period) return true; // Else p99 is no delayed event, or the stop outlasts the trial.
            var waits = Waits(stoppedMs, events, phase * period, period);
            var (p99, max) = Freezes.ByHand(stoppedMs, events, rate);
            var rank = (int)Math.Ceiling(0.99 * events); // The smallest wait that 99 % are no longer than.
            return Math.Abs(waits[rank - 1] - p99) <= period + 1e-6 && Math.Abs(waits[^1] - max) <= period + 1e-6;
        });

    [Theory]
    [InlineData(95, 200, true)]
    [InlineData(99.7, 200, true)]
    [InlineData(90.3, 209, true)]
    [InlineData(99.8, 200, false)]
    [InlineData(90.2, 200, false)]
    [InlineData(95, 211, false)]
    [InlineData(95, 189, false)]
    [InlineData(0.1, 0.2, false)] // Coordinated omission: nothing of the stop is seen.
    public void Of_Recorded_HoldsWithinFivePerCentOfBoth(double p99Ms, double maxMs, bool holds)
    {
        var row = Assert.Single(Freezes.Of([Row(Freeze.Server, 2, 200, p99Ms, maxMs)]));
        Assert.Equal(
            new FreezeRow("server", 2, $"{FabricatedCalibration.Stream}", 200, 200, Freeze.Events, 1_000, 95, p99Ms, 200, maxMs, p99Ms / 2, holds),
            row with { P99Ms = Math.Round(row.P99Ms, 9), MaxMs = Math.Round(row.MaxMs, 9), TransitP99Ms = Math.Round(row.TransitP99Ms!.Value, 9) });
    }

    [Fact]
    public void Of_AStopThatTookLonger_ExpectsMore()
    {
        var row = Assert.Single(Freezes.Of([Row(Freeze.Client, 0, 230, 125, 230)]));
        Assert.Equal(("client", 125.0, 230.0, true), (row.Stopped, row.ExpectedP99Ms, row.ExpectedMaxMs, row.Holds));
    }

    [Fact]
    public void Of_AProcessThatGoesOnLate_ExpectsTheSilenceAndNotTheStop()
    {
        var row = Assert.Single(Freezes.Of([Row(Freeze.Server, 0, 200, 105, 210, silenceMs: 210)]));
        Assert.Equal((200.0, 210.0, 105.0, 210.0, true), (row.StoppedMs, row.SilenceMs, row.ExpectedP99Ms, row.ExpectedMaxMs, row.Holds));
    }

    [Fact]
    public void Of_RowsWithoutAStop_AreLeftOut() => Assert.Empty(Freezes.Of(
    [
        Row(Freeze.Server, 0, 200, 95, 200) with { Figures = null },
        Row(Freeze.Server, 0, 200, 95, 200) with { Experiment = "delivery-latency" },
        Row(Freeze.Server, 0, 200, 95, 200) with { DeliveryLatencyUs = null },
    ]));

    /// <summary>Events fall due every period; one that does so within the stop waits for its end.</summary>
    private static double[] Waits(double stoppedMs, long events, double firstMs, double period)
    {
        var waits = new double[events];
        for (var j = 0; j < events; j++) waits[j] = Math.Max(0, stoppedMs - (firstMs + (j * period)));
        Array.Sort(waits);
        return waits;
    }

    private static TrialRow Row(string conditions, int round, double stoppedMs, double p99Ms, double maxMs, double? silenceMs = null) =>
        Fabricated.Latency(Freeze.Id, conditions, FabricatedCalibration.Stream, round, 0.1, p99Ms * 1_000) with
        {
            Workload = new WorkloadRow("text", 128, "constant", 1_000, Freeze.Events),
            TransitTimeUs = new LatencyRow(0.1, 0.1, p99Ms * 500, null, 0.1, Freeze.Events, ""),
            Figures = new Dictionary<string, double> { [Freeze.StoppedFigure] = stoppedMs * 1_000, [Freeze.SilenceFigure] = (silenceMs ?? stoppedMs) * 1_000, [Freeze.LongestFigure] = maxMs * 1_000 },
        };
}
