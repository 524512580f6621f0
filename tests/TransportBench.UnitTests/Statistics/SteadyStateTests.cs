using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class SteadyStateTests
{
    private const int Windows = 40;

    [Fact]
    public void Of_Flat_IsSteadyFromTheFirstWindow()
    {
        var steady = SteadyState.Of(Series(_ => 1));

        Assert.Equal((0, Windows), (steady.First, steady.Windows.Count));
        Assert.InRange(steady.Resolution, 0.001, 0.03);
    }

    // 80 % above the level at first; e^(−w/5) brings that below 5 % at w = 13.9.
    [Fact]
    public void Of_ExponentialDecay_BeginsWhereItEntersTheTolerance() =>
        Assert.InRange(SteadyState.Of(Series(window => 1 + (0.8 * Math.Exp(-window / 5.0)))).First ?? -1, 13, 15);

    [Theory]
    [InlineData(1.3)]
    [InlineData(0.8)]
    public void Of_Step_BeginsBehindIt(double before)
    {
        var steady = SteadyState.Of(Series(window => window < 10 ? before : 1));

        Assert.Equal(10, steady.First);
        Assert.True(steady.Windows[9].Departs);
        Assert.InRange(steady.Windows[9].Ratio, before - 0.02, before + 0.02);
        Assert.True(steady.Windows[9].Ratio95.Contains(before));
    }

    [Fact]
    public void Of_SmallerStepThanTheTolerance_IsSteadyFromTheFirstWindow()
    {
        var series = Series(window => window < 10 ? 1.03 : 1);

        Assert.Equal(0, SteadyState.Of(series).First);
        Assert.Equal(10, SteadyState.Of(series, 0.02).First);
    }

    [Fact]
    public void Of_Drift_FindsNone() => Assert.Null(SteadyState.Of(Series(window => 1 + (0.02 * window))).First);

    [Fact]
    public void Of_StepInTheLastHalf_FindsNone() => Assert.Null(SteadyState.Of(Series(window => window < 25 ? 1.3 : 1)).First);

    [Fact]
    public void Of_ComingAndGoing_FindsNone() => Assert.Null(SteadyState.Of(Series(window => window % 8 < 4 ? 1.3 : 1)).First);

    [Fact]
    public void Of_OneDisturbedWindow_IsNoTrend()
    {
        var steady = SteadyState.Of(Series(window => window == 30 ? 2 : 1));

        Assert.Equal(0, steady.First);
        Assert.Equal([30], Enumerable.Range(0, Windows).Where(i => steady.Windows[i].Departs));
    }

    [Fact]
    public void Of_ThreeDisturbedWindows_AreTooMany() => Assert.Null(SteadyState.Of(Series(window => window is >= 30 and < 33 ? 2 : 1)).First);

    [Fact]
    public void Of_OneWildProcess_IsOutvoted()
    {
        double[] wild = [.. Enumerable.Range(0, Windows).Select(window => 100.0 + (window * window))];
        var series = Series(window => window < 10 ? 1.3 : 1, repetitions: 11);

        Assert.Equal(10, SteadyState.Of([.. series, wild]).First);
        // Of fewer repetitions it makes too large a part of the interval to be discounted.
        Assert.Null(SteadyState.Of([.. series[..9], wild]).First);
    }

    [Fact]
    public void Of_ProcessesOnLevelsOfTheirOwn_AreEachHeldAgainstTheirs()
    {
        double[][] series = [.. Series(window => window < 10 ? 1.3 : 1).Select((figures, i) => Array.ConvertAll(figures, figure => figure * (i + 1)))];

        Assert.Equal(10, SteadyState.Of(series).First);
    }

    [Fact]
    public void Of_TooNoisyToTell_FindsNoneAndSaysSo()
    {
        var steady = SteadyState.Of(Series(_ => 1, scatter: 0.3));

        Assert.Null(steady.First);
        Assert.InRange(steady.Resolution, 0.1, 0.5);
    }

    [Fact]
    public void Of_FlatSeries_RarelyLosesAWindow()
    {
        var found = Simulation.Share(5, random => SteadyState.Of(Series(_ => 1, 0.03, random)).First == 0, 200);

        Assert.InRange(found, 0.9, 1);
    }

    [Fact]
    public void Of_WhatCannotBeJudged_Throws()
    {
        var series = Series(_ => 1);

        Assert.Throws<ArgumentException>(() => SteadyState.Of(series[..5]));
        Assert.Throws<ArgumentException>(() => SteadyState.Of([.. series.Select(figures => figures[..9])]));
        Assert.Throws<ArgumentException>(() => SteadyState.Of([.. series, series[0][..20]]));
        Assert.Throws<ArgumentException>(() => SteadyState.Of([.. series, [.. series[0][1..], 0.0]]));
        Assert.Throws<ArgumentException>(() => SteadyState.Of([.. series, [.. series[0][1..], double.NaN]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteadyState.Of(series, 1));
    }

    private static double[][] Series(Func<int, double> level, double scatter = 0.01, Random? random = null, int repetitions = 10)
    {
        random ??= new Random(11);
        return [.. Enumerable.Range(0, repetitions).Select(_ => Enumerable.Range(0, Windows).Select(window => 100 * level(window) * Math.Exp(scatter * Simulation.Normal(random))).ToArray())];
    }
}
