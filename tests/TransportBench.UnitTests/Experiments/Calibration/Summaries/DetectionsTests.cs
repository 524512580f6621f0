using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class DetectionsTests
{
    [Fact]
    public void Of_TheSameLane_IsCountedOverAllThenPerMetricThenPerCell()
    {
        var rows = (from run in Enumerable.Range(0, 4) from cell in new[] { "idiomatic", "tuned" } from metric in new[] { "p50", "p90" } select Row(run, cell, metric, detected: run == 0 && cell == "tuned")).ToList();
        var found = Detections.Of(rows).ToList();
        Assert.Equal(
            [
                ("all cells", "all metrics", 16, 2), ("all cells", "p50", 8, 1), ("idiomatic", "p50", 4, 0), ("tuned", "p50", 4, 1),
                ("all cells", "p90", 8, 1), ("idiomatic", "p90", 4, 0), ("tuned", "p90", 4, 1),
            ],
            found.Select(row => (row.Conditions, row.Metric, row.Comparisons, row.Detected)));
        Assert.All(found, row => Assert.Equal((4, null, 1.0), (row.Runs, row.RightSign, row.TrueRatio)));
        Assert.All(found, row => Assert.Equal((double)row.Detected / row.Comparisons, row.Rate));
        Assert.All(found, row => Assert.InRange(row.Rate, row.Low, row.High));
    }

    [Fact]
    public void Of_ComparisonsThatAgreeWithinARun_AreNoMoreThanTheirRuns()
    {
        // 100 comparisons, all of one run in ten detected: as uncertain as one of ten.
        var clustered = Detections.Of([.. from run in Enumerable.Range(0, 10) from lane in Enumerable.Range(0, 10) select Row(run, "cell", "p50", detected: run == 0)]).First();
        var spread = Detections.Of([.. from run in Enumerable.Range(0, 10) from lane in Enumerable.Range(0, 10) select Row(run, "cell", "p50", detected: lane == run)]).First();
        Assert.Equal((0.1, 0.1), (clustered.Rate, spread.Rate));
        Assert.True(clustered.High > spread.High + 0.1, $"{clustered.High} against {spread.High}");
        Assert.Equal((10, 10), (clustered.Runs, spread.Runs));
    }

    [Fact]
    public void Of_AKnownStretch_CountsTheRightSignAndWhatIsCovered()
    {
        var found = Assert.Single(Detections.Of(
        [
            Stretched(detected: true, ratio: 1.021, 1.015, 1.025), // Found and covered.
            Stretched(detected: true, ratio: 0.97, 0.96, 0.98), // Detected on the wrong side.
            Stretched(detected: true, ratio: 1.04, 1.03, 1.05), // Detected, too large.
            Stretched(detected: false, ratio: 1.01, 0.99, 1.03), // Not detected, yet covered.
        ]));
        Assert.Equal(("cell", "p50", "stamps +2 %", 1.02), (found.Conditions, found.Metric, found.Injected, found.TrueRatio));
        Assert.Equal((4, 3, 2, 2), (found.Comparisons, found.Detected, found.RightSign, found.Covered));
        Assert.Equal(1.0155, found.MedianRatio, 9);
        Assert.InRange(found.MedianHalfWidth!.Value, 0.009, 0.011);
    }

    [Fact]
    public void Of_ADelayOfUnknownRatio_CountsTheSignAndCoversNothing()
    {
        var found = Assert.Single(Detections.Of([Stretched(true, 1.05, 1.04, 1.06) with { Part = "delay", Injected = "due +5 µs", TrueRatio = null, DifferenceUs = 5.5 }]));
        Assert.Equal((1, null, null, 5.5), (found.RightSign, found.Covered, found.TrueRatio, found.MedianDifferenceUs));
    }

    [Fact]
    public void Of_ComparisonsWithoutIntervals_HasNoHalfWidthAndNothingCovered()
    {
        var found = Assert.Single(Detections.Of([Stretched(false, 1.02, null, null), Stretched(false, 1.02, null, null)]));
        Assert.Equal((null, null, 0), (found.MedianHalfWidth, found.Covered, found.RightSign));
    }

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Empty(Detections.Of([]));

    private static KnownComparisonRow Stretched(bool detected, double ratio, double? low, double? high) =>
        Row(0, "cell", "p50", detected) with { Injected = "stamps +2 %", TrueRatio = 1.02, Ratio = ratio, Low = low, High = high };

    private static KnownComparisonRow Row(int run, string cell, string metric, bool detected) => new()
    {
        Part = "same-lane",
        Run = run,
        Conditions = cell,
        Lane = "sse:tuned:socket",
        Metric = metric,
        Injected = "nothing",
        TrueRatio = 1,
        Rounds = 10,
        Ratio = 1,
        Low = 0.99,
        High = 1.01,
        DifferenceUs = 0,
        P = detected ? 0.01 : 0.5,
        Detected = detected,
    };
}
