using CsCheck;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class ClusteredRateTests
{
    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 20)]
    [InlineData(7, 100)]
    [InlineData(30, 30)]
    public void Of_ClustersOfOne_IsClopperPearson(int successes, int trials)
    {
        var rate = ClusteredRate.Of([.. Enumerable.Range(0, trials).Select(i => (i < successes ? 1L : 0, 1L))], 0.95);

        AssertSame(BinomialInterval.ClopperPearson(successes, trials, 0.95), rate.Interval);
        Assert.Equal(((double)successes / trials, trials), (rate.Rate, rate.Clusters));
        Assert.Equal(1, rate.DesignEffect, 9);
        Assert.Equal(trials, rate.EffectiveTrials, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(19)]
    public void Of_TrialsThatAllAgree_IsTheIntervalOfTheClusters(int agreeing)
    {
        var rate = ClusteredRate.Of([.. Enumerable.Range(0, 20).Select(i => (i < agreeing ? 6L : 0, 6L))], 0.95);

        AssertSame(BinomialInterval.ClopperPearson(agreeing, 20, 0.95), rate.Interval);
        Assert.Equal(20, rate.EffectiveTrials, 6);
    }

    [Fact]
    public void Of_SomeClusters_IsTheLinearisedVarianceOverTheBinomial()
    {
        (long, long)[] clusters = [(4, 5), (0, 5), (0, 5), (0, 5)];
        var rate = ClusteredRate.Of(clusters, 0.95);

        // By hand: deviations from 1 are 3, −1, −1, −1, so between clusters 4/3 · 12/20² = 0.04; independent trials 0.2 · 0.8/19.
        Assert.Equal(0.04 * 19 / 0.16, rate.DesignEffect, 9);
        Assert.Equal(4, rate.EffectiveTrials, 9);
    }

    // Korn & Graubard's factor: t of 19 over t of 3 degrees of freedom, 2.0930 and 3.1824.
    [Fact]
    public void Of_ClustersThatDifferTooLittle_IsNotTakenForMoreTrials()
    {
        var rate = ClusteredRate.Of([(1, 5), (1, 5), (1, 5), (1, 5)], 0.95);

        Assert.Equal(1, rate.DesignEffect);
        Assert.Equal(20 * Math.Pow(2.0930 / 3.1824, 2), rate.EffectiveTrials, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Of_NoneOrAll_CountsClustersAsTrials(long successes)
    {
        var rate = ClusteredRate.Of([.. Enumerable.Repeat((successes, 6L), 20)], 0.95);

        AssertSame(BinomialInterval.ClopperPearson(successes == 0 ? 0 : 20, 20, 0.95), rate.Interval);
        Assert.Equal((6, 20), (rate.DesignEffect, rate.EffectiveTrials));
    }

    [Fact]
    public void Of_OneCluster_IsOneTrial() => Assert.Equal((10, 1), ClusteredRate.Of([(3, 10)], 0.95) is var rate ? (rate.DesignEffect, rate.EffectiveTrials) : default);

    [Fact]
    public void Of_AnyClusters_StaysWithinItsBounds() => Gen.Select(Gen.Long[0, 12], Gen.Long[1, 12]).Array[1, 20].Sample(drawn =>
    {
        var clusters = drawn.Select(c => (Math.Min(c.Item1, c.Item2), c.Item2)).ToArray();
        var rate = ClusteredRate.Of(clusters, 0.9);
        Assert.True(rate.Interval.Low <= rate.Rate && rate.Interval.High >= rate.Rate, $"{rate}");
        Assert.True(rate.Interval.IsInside(-1e-12, 1 + 1e-12), $"{rate}");
        Assert.True(rate.DesignEffect >= 1, $"{rate}");
        Assert.InRange(rate.EffectiveTrials, 1 - 1e-9, drawn.Sum(c => c.Item2) + 1e-9);
    });

    [Fact]
    public void Of_ImpossibleClusters_SaysWhich()
    {
        Assert.Throws<ArgumentException>(() => ClusteredRate.Of([], 0.95));
        Assert.All([(0L, 0L), (-1, 5), (6, 5)], cluster =>
            Assert.Contains("Cluster 1 has", Assert.Throws<ArgumentException>(() => ClusteredRate.Of([(1, 2), cluster], 0.95)).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClusteredRate.Of([(1, 2)], 1));
    }

    private static void AssertSame(Interval expected, Interval actual)
    {
        Assert.Equal(expected.Low, actual.Low, 6);
        Assert.Equal(expected.High, actual.High, 6);
    }
}
