using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class SmallestDifferencesTests
{
    [Fact]
    public void Of_APerCellAndMetric_IsFoundAndGrowsWithTheScatter()
    {
        var found = SmallestDifferences.Of("quick", 10, 7, [.. Runs(4, 10, 0.01, "calm"), .. Runs(4, 10, 0.05, "busy")]).Where(row => row.RoundsSeen > 0).ToList();
        Assert.Equal(["calm", "busy"], found.Select(row => row.Conditions));
        Assert.All(found, row => Assert.Equal(("quick", "p50", 10, 0.95, 40, null), (row.Profile, row.Metric, row.Rounds, row.Power, row.RoundsSeen, row.Reason)));
        Assert.InRange(found[0].Difference!.Value, 0.002, 0.03);
        Assert.True(found[1].Difference > 3 * found[0].Difference, $"{found[1].Difference} against {found[0].Difference}");
    }

    [Fact]
    public void Of_MoreRounds_FindSmallerDifferences()
    {
        var rows = Runs(4, 10, 0.02, "cell").ToList();
        Assert.True(Single(rows, 40).Difference < Single(rows, 10).Difference);
        Assert.Equal(Single(rows, 10), Single(rows, 10)); // The seed repeats it.
    }

    [Theory]
    [InlineData(1, 10, 10, 0.01, "10 A/A rounds are too few to tell; 20 are needed")]
    [InlineData(2, 9, 10, 0.01, "18 A/A rounds are too few to tell; 20 are needed")]
    [InlineData(4, 5, 5, 0.01, "5 rounds detect nothing, however large; 6 are needed")]
    [InlineData(2, 10, 6, 3, "none below a factor of two")]
    public void Of_NothingToBeFound_SaysWhy(int runs, int seen, int rounds, double scatter, string reason)
    {
        var row = Single([.. Runs(runs, seen, scatter, "cell")], rounds);
        Assert.Equal((null, runs * seen, reason), (row.Difference, row.RoundsSeen, row.Reason));
    }

    [Fact]
    public void Of_ComparisonsWithoutLogRatios_AreNotLookedAt() =>
        Assert.Empty(SmallestDifferences.Of("quick", 10, 7, [.. Runs(4, 10, 0.01, "cell").Select(row => row with { LogRatios = null })]));

    [Fact]
    public void Of_AMetricWithoutComparisons_SaysTooFew()
    {
        var rows = SmallestDifferences.Of("quick", 10, 7, [.. Runs(4, 10, 0.01, "cell").Select(row => row with { Metric = "delivery_latency_p50_us" })]).ToList();
        Assert.Equal(SameLane.MetricsOf(0).Order(), rows.Select(row => row.Metric).Order());
        Assert.All(rows.Where(row => row.Metric != "delivery_latency_p50_us"), row => Assert.StartsWith("too few events beyond", row.Reason, StringComparison.Ordinal));
    }

    private static SmallestDifferenceRow Single(IReadOnlyList<KnownComparisonRow> rows, int rounds) => Assert.Single(SmallestDifferences.Of("quick", rounds, 7, rows), row => row.Metric == "p50");

    private static IEnumerable<KnownComparisonRow> Runs(int runs, int rounds, double scatter, string cell) => Enumerable.Range(0, runs).Select(run => new KnownComparisonRow
    {
        Part = "same-lane",
        Run = run,
        Conditions = cell,
        Lane = "sse:tuned:socket",
        Metric = "p50",
        Injected = "nothing",
        TrueRatio = 1,
        Rounds = rounds,
        Ratio = 1,
        DifferenceUs = 0,
        P = 1,
        Detected = false,
        LogRatios = [.. Enumerable.Range(0, rounds).Select(round => scatter * (((round * 7) + run) % 11 - 5) / 5.0)],
    });
}
