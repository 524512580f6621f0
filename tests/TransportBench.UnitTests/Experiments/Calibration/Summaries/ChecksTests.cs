using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

/// <summary>Every rule: where it holds, where it fails, where it stays open.</summary>
public sealed class ChecksTests
{
    [Fact]
    public void Of_NothingMeasured_HasNoCheck() => Assert.Empty(Checks.Of(FabricatedCalibration.Empty()));

    [Fact]
    public void Of_EveryPartMeasured_HasItsCheckAndAFigure()
    {
        var checks = Checks.Of(FabricatedCalibration.Full()).ToList();
        Assert.Equal(["same-lane", "same-lane", "delay", "burn", "burn", "together", "warm-up", "freeze", "accounting"], checks.Select(check => check.Part));
        Assert.All(checks, check => Assert.NotEmpty(check.Figure));
    }

    [Fact]
    public void Missing_PartsWithoutACheck_AreOpen()
    {
        var full = FabricatedCalibration.Full();
        full = full with { Settings = full.Settings with { Parts = ["burn", "warm-up", "schemes"] }, Steady = [] };
        var check = Assert.Single(Checks.Missing(full));
        Assert.Equal(("warm-up", null), (check.Part, check.Passed));
    }

    [Theory]
    [InlineData(24, 0.0, 0.099, 0.01, true)]
    [InlineData(24, 0.05, 0.099, 0.01, true)]
    [InlineData(24, 0.05, 0.10, 0.01, null)] // Too few runs to tell.
    [InlineData(24, 0.051, 0.09, 0.01, false)]
    [InlineData(19, 0.5, 0.9, 0.01, null)] // Too few comparisons.
    [InlineData(24, 0.0, 0.05, null, null)] // Too few rounds to detect anything.
    public void SameLane_ByTheEndsOfItsRate(int comparisons, double low, double high, double? halfWidth, bool? passed)
    {
        var row = FabricatedCalibration.Detection(1, comparisons, 3, low: low, halfWidth: halfWidth) with { High = high } with { Metric = "all metrics", Conditions = "all cells" };
        var check = Single([row, row with { Metric = "delivery_latency_p50_us", Low = 1 }]);
        Assert.Equal((SameLane.Id, passed), (check.Part, check.Passed));
    }

    [Theory]
    [InlineData(20, 19, 18, 0.01, true, true)]
    [InlineData(20, 18, 18, 0.01, false, true)]
    [InlineData(20, 20, 17, 0.01, true, false)]
    [InlineData(19, 0, 0, 0.01, null, null)]
    [InlineData(24, 0, null, null, null, null)]
    public void Stretch_ByRightSignsAndIntervals(int comparisons, int rightSign, int? covered, double? halfWidth, bool? detected, bool? inside)
    {
        var row = FabricatedCalibration.Detection(1.02, comparisons, comparisons, rightSign, covered, halfWidth: halfWidth);
        Assert.Equal([detected, inside], Checks.Of(FabricatedCalibration.Empty() with { Detections = [row] }).Select(check => check.Passed));
        Assert.Empty(Checks.Of(FabricatedCalibration.Empty() with { Detections = [row with { TrueRatio = 1.05 }, row with { Metric = "delivery_latency_p90_us" }] }));
    }

    [Theory]
    [InlineData(20, 20, 0.01, true)]
    [InlineData(20, 19, 0.01, false)]
    [InlineData(19, 19, 0.01, null)]
    [InlineData(20, 0, null, null)]
    public void Delay_FoundEveryTime(int comparisons, int rightSign, double? halfWidth, bool? passed)
    {
        var check = Single([FabricatedCalibration.Detection(null, comparisons, comparisons, rightSign, halfWidth: halfWidth)]);
        Assert.Equal((Delay.Id, passed), (check.Part, check.Passed));
        Assert.Contains($"{rightSign} of {comparisons}", check.Figure, StringComparison.Ordinal);
    }

    public static TheoryData<string, bool?[], bool?> Verdicts() => new()
    {
        { "all hold", [true, true], true },
        { "one fails", [true, false], false },
        { "one fails, one is open", [null, false], false },
        { "one is open", [true, null], null },
        { "all are open", [null, null], null },
    };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Burn_AllOtherLanes(string name, bool?[] rows, bool? passed)
    {
        var burns = rows.Select((holds, index) => new BurnRow("cell", $"lane {index}", false, 20, 10, index, 0, 1, holds)).ToList();
        var burning = new BurnRow("cell", "burning", true, 20, 10, 0.5, 19, 21, null); // Has a check of its own.
        var before = new BurnRow(Burn.FourLanes, "lane 9", false, 20, 10, 9, 8, 10, false); // As measurements ran at first: held to nothing either.
        Same(name, passed, FabricatedCalibration.Empty() with { Burns = [.. burns, before] }, Burn.Id, "lane 1 by 1.00 µs [0.00, 1.00]");
        Assert.Empty(Checks.Of(FabricatedCalibration.Empty() with { Burns = [before] }));
        Assert.Equal([null, passed], Checks.Of(FabricatedCalibration.Empty() with { Burns = [.. burns, burning] }).Select(check => check.Passed));
        Assert.False(Assert.Single(Checks.Of(FabricatedCalibration.Empty() with { Burns = [burning with { Holds = false }] })).Passed);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void Together_AllCellsButTheReference(string name, bool?[] rows, bool? passed)
    {
        var cells = rows.Select((holds, index) => new StabilityRow("cell " + index, "tcp", "sse", "p50", 10, 1.2, index == 0 ? 0.8 : 1.1, 0.7, 1.3, holds)).ToList();
        var reference = new StabilityRow(Together.Reference, "tcp", "sse", "p50", 10, 1.2, 1, 1, 1, null);
        Same(name, passed, FabricatedCalibration.Empty() with { Stability = [reference, .. cells] }, Together.Id, "cell 0: ×0.800 [0.700, 1.300]");
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void WarmUp_BeginsWithinWhatIsDiscarded(string name, bool?[] rows, bool? passed)
    {
        var steady = rows.Select((holds, index) => new SteadyRow(SteadyStart.Warmed, "lane " + index, 10, 200, 35, holds switch { true => 600, false => 800, null => null }, 2, 600, [])).ToList();
        steady.Add(new SteadyRow(SteadyStart.Fresh, "fresh", 10, 200, 35, null, 2, 600, [])); // Fresh processes are no promise.
        Same(name, passed, FabricatedCalibration.Empty() with { Steady = steady }, SteadyStart.Id, "lane ");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Freeze_AllRows(bool second, bool passed)
    {
        var row = new FreezeRow("client", 0, "lane", 200, 200, 10_500, 1_000, 95, 94, 200, 200, 94.5, true);
        Same("", passed, FabricatedCalibration.Empty() with { Freezes = [row, row with { P99Ms = 80, Holds = second }] }, Freeze.Id, "p99 80.0 ms for 95.0");
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(13, false)]
    public void Accounting_AllRows(long found, bool passed)
    {
        var rows = new[] { new AccountRow("lane", "events lost", 14, 14), new AccountRow("lane", "events doubled", 14, found) };
        Same("", passed, FabricatedCalibration.Empty() with { Accounts = rows }, Accounts.Id, $"{14 + found} of 28 found");
    }

    private static CalibrationCheck Single(IReadOnlyList<DetectionRow> detections) => Assert.Single(Checks.Of(FabricatedCalibration.Empty() with { Detections = detections }));

    private static void Same(string name, bool? passed, CalibrationResults results, string part, string figure)
    {
        var check = Assert.Single(Checks.Of(results));
        Assert.True(check.Passed == passed, $"{name}: {check.Passed}");
        Assert.Equal(part, check.Part);
        Assert.Contains(figure, check.Figure, StringComparison.Ordinal);
    }
}
