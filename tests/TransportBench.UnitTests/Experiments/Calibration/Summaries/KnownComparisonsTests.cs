using TransportBench.Core;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Claims;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class KnownComparisonsTests
{
    private const int Rounds = 10;
    private static readonly IReadOnlyList<KnownComparisonRow> Rows = [.. KnownComparisons.Of(3, [.. FabricatedCalibration.KnownAnswers(Rounds)])];

    [Fact]
    public void Of_ARun_HasEveryAnswerOnce()
    {
        // Two editions of two lanes: p50, p90 and transit of A/A; p50 and p90 of each stretch; p50 of each delay. For p99 there are too few samples.
        Assert.Equal(4 * (3 + (2 * SameLane.Shifts.Count) + Delay.Microseconds.Count), Rows.Count);
        Assert.Equal(Rows.Count, Rows.Select(row => (row.Part, row.Conditions, row.Lane, row.Metric, row.Injected)).Distinct().Count());
        Assert.All(Rows, row => Assert.Equal((3, Rounds), (row.Run, row.Rounds)));
        Assert.Equal(Enum.GetValues<Edition>().Select(FabricatedCalibration.Cell).Order(), Rows.Select(row => row.Conditions).Distinct().Order());
        Assert.DoesNotContain(Rows, row => row.Metric == Metrics.DeliveryP99);
    }

    [Theory]
    [InlineData("stamps +1 %", 1.01)]
    [InlineData("stamps +2 %", 1.02)]
    [InlineData("stamps +5 %", 1.05)]
    public void Of_StretchedStamps_FindsThePlantedRatio(string injected, double ratio)
    {
        var rows = Rows.Where(row => row.Injected == injected).ToList();
        Assert.Equal(8, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.InRange(row.Ratio, ratio - 0.0005, ratio + 0.0005);
            Assert.InRange(ratio, row.Low!.Value, row.High!.Value);
            Assert.Equal(ratio, row.TrueRatio!.Value, 12);
            Assert.Equal((true, true), (row.Detected, row.P < 0.05));
            Assert.Null(row.LogRatios);
        });
    }

    [Theory]
    [InlineData("due +5 µs", 5)]
    [InlineData("due +20 µs", 20)]
    public void Of_LateEvents_FindsThePlantedDifference(string injected, double microseconds)
    {
        var rows = Rows.Where(row => row.Injected == injected).ToList();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal((Delay.Id, Metrics.DeliveryP50, null, true), (row.Part, row.Metric, row.TrueRatio, row.Detected));
            Assert.InRange(row.DifferenceUs, microseconds - 0.05, microseconds + 0.05);
        });
    }

    [Fact]
    public void Of_TheSameLaneTwice_DetectsNothingAndKeepsTheLogRatios()
    {
        var rows = Rows.Where(row => row.Injected == "nothing").ToList();
        Assert.Equal(12, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal((false, 1.0), (row.Detected, row.TrueRatio));
            Assert.InRange(1, row.Low!.Value, row.High!.Value);
            Assert.Equal(Fabricated.Rounds(Rounds).Select(round => Math.Round(Math.Log(FabricatedCalibration.Same(round)), 6)), row.LogRatios!);
        });
    }

    [Fact]
    public void Of_BelowSixRounds_HasNoIntervalAndDetectsNothing()
    {
        var rows = KnownComparisons.Of(0, [.. FabricatedCalibration.KnownAnswers(5)]).ToList();
        Assert.Equal(Rows.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal((null, null, false), (row.Low, row.High, row.Detected)));
    }

    [Fact]
    public void Of_OneCopyOnly_HasNoRow() =>
        Assert.Empty(KnownComparisons.Of(0, [.. FabricatedCalibration.KnownAnswers(Rounds).Where(row => row.Copy == 0)]));

    [Fact]
    public void Checks_OfTenRuns_FindTheKnownAnswersAndNothingElse()
    {
        var comparisons = Enumerable.Range(0, 10).SelectMany(run => KnownComparisons.Of(run, [.. FabricatedCalibration.KnownAnswers(Rounds, salt: run)])).ToList();
        var checks = Checks.Of(FabricatedCalibration.Empty() with { Detections = [.. Detections.Of(comparisons)] }).ToList();
        Assert.Null(checks[0].Passed); // A/A: no detection in ten runs is not yet seldom.
        Assert.All(checks.Skip(1), check => Assert.True(check.Passed, check.Text + ": " + check.Figure));
        Assert.Equal(1 + (2 * 2) + (2 * 2), checks.Count); // A/A; a 2 % stretch and its interval per edition; two delays per edition.
    }
}
