using TransportBench.Statistics;
using Xunit;
using static TransportBench.UnitTests.Statistics.Simulation;

namespace TransportBench.UnitTests.Statistics;

/// <summary>How often the interval of a rate covers it when trials come in clusters: 2,000 runs each, as docs/statistics.md has it.</summary>
public sealed class RateCoverageTests
{
    private static readonly double[] Correlations = [0, 0.05, 0.2, 0.5, 1];

    [Fact]
    public void ClopperPearson_IndependentTrials_IsNeverLiberal() => Assert.All([0.01, 0.05, 0.3], rate =>
    {
        var covered = Share(1, random => BinomialInterval.ClopperPearson(Clusters(1, 120, rate, 0, random)[0].Successes, 120, 0.95).Contains(rate));
        Assert.InRange(covered, 0.95 - Allowance(0.95), 1);
    });

    [Theory]
    [InlineData(20, 6, 0.2)]
    [InlineData(20, 6, 0.5)]
    [InlineData(40, 6, 0.2)]
    public void ClusteredRate_FrequentSuccess_CoversAtLeastAsOftenAsItSays(int clusters, int trials, double rate) => Assert.All(
        Correlations, correlation => Assert.InRange(Covered(clusters, trials, rate, correlation), 0.95 - Allowance(0.95), 1));

    // Rare successes in a few clusters: their scatter is itself uncertain, more than the t factor allows for.
    [Theory]
    [InlineData(20, 6, 0.88)]
    [InlineData(40, 6, 0.91)]
    [InlineData(20, 24, 0.84)]
    public void ClusteredRate_RareSuccess_CoversAsOftenAsDocumented(int clusters, int trials, double least)
    {
        var covered = Array.ConvertAll(Correlations, correlation => Covered(clusters, trials, 0.05, correlation));
        var counted = Share(3, random => Naive(Clusters(clusters, trials, 0.05, 0.5, random)).Contains(0.05));

        Assert.All(covered, share => Assert.InRange(share, least, 1));
        Assert.All(covered[..2], share => Assert.InRange(share, 0.95 - Allowance(0.95), 1));
        Assert.InRange(counted, 0, covered[3] - 0.1);
        DocumentedTable.AssertShares("clusters", FormattableString.Invariant($"{clusters} of {trials}"), [.. covered, counted]);
    }

    private static double Covered(int clusters, int trials, double rate, double correlation) =>
        Share(2, random => ClusteredRate.Of(Clusters(clusters, trials, rate, correlation, random), 0.95).Interval.Contains(rate));

    private static Interval Naive((long Successes, long Trials)[] clusters) =>
        BinomialInterval.ClopperPearson(clusters.Sum(c => c.Successes), clusters.Sum(c => c.Trials), 0.95);
}
