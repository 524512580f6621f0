using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Calibration.Summaries;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Results;
using TransportBench.UnitTests.Claims;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Calibration.Summaries;

public sealed class SchemeScatterTests
{
    private const int Rounds = 10;

    [Fact]
    public void Of_ASchemeThatScatters_GivesTheStandardDeviationOfItsLogRatios()
    {
        // Log ratios of ±0.1, five of each: squares of 0.01 over n − 1.
        var rows = Of(Trials(Schemes.Shuffled, round => round % 2 == 0 ? 0.1 : -0.1)).ToList();
        Assert.Equal([Metrics.DeliveryP50, Metrics.TransitP50], rows.Select(row => row.Metric));
        Assert.All(rows, row => Assert.Equal((Schemes.Shuffled, Rounds, false), (row.Scheme, row.Rounds, row.Detected)));
        Assert.All(rows, row => Assert.Equal(Math.Sqrt(Rounds * 0.01 / (Rounds - 1)), row.Scatter, 9));
        Assert.All(rows, row => Assert.InRange(1, row.Low!.Value, row.High!.Value));
    }

    [Fact]
    public void Of_ASchemeThatFavoursOneSide_IsDetected()
    {
        var row = Of(Trials(Schemes.All[1], round => 0.05 + (0.001 * (round % 3)))).First();
        Assert.True(row.Detected);
        Assert.InRange(row.Ratio, 1.05, 1.054);
        Assert.InRange(row.Scatter, 0.0005, 0.0011);
    }

    [Fact]
    public void Of_AllSchemes_AreInTheirOrderAndApart()
    {
        var trials = Schemes.All.Reverse().SelectMany((scheme, index) => Trials(scheme, round => 0.01 * (index + 1) * (round % 2 == 0 ? 1 : -1)));
        var rows = Of(trials).Where(row => row.Metric == Metrics.DeliveryP50).ToList();
        Assert.Equal(Schemes.All, rows.Select(row => row.Scheme));
        Assert.Equal(rows.OrderByDescending(row => row.Scatter), rows);
    }

    [Fact]
    public void Of_FourSlicesARound_TakesTheMeanOfTheTwoOfEachSide()
    {
        var trials =
            from round in Fabricated.Rounds(Rounds)
            from slice in new[] { (Copy: 0, P50: 90.0), (Copy: 1, P50: 100.0), (Copy: 1, P50: 120.0), (Copy: 0, P50: 110.0) }
            select Fabricated.Latency(Schemes.Id, Schemes.Mirrored, Schemes.Lane, round, slice.P50, copy: slice.Copy) with { Id = $"{round}/{slice}" };
        var row = Of(trials).First();
        Assert.Equal((Schemes.Mirrored, Rounds), (row.Scheme, row.Rounds));
        Assert.Equal(0, row.Scatter, 9);
        Assert.Equal(1.1, row.Ratio, 9);
    }

    [Fact]
    public void Of_TooFewSamples_HasNoRow()
    {
        var trials = Trials(Schemes.Shuffled, _ => 0).Select(row => row.Round == 2 ? row with { DeliveryLatencyUs = row.DeliveryLatencyUs! with { P50 = null } } : row);
        Assert.Equal(Metrics.TransitP50, Assert.Single(Of(trials)).Metric);
    }

    private static IEnumerable<SchemeRow> Of(IEnumerable<TrialRow> trials) => SchemeScatter.Of([.. trials]);

    private static IEnumerable<TrialRow> Trials(string scheme, Func<int, double> logRatio) => Fabricated.Rounds(Rounds).SelectMany(round =>
        FabricatedCalibration.Pair(Schemes.Id, scheme, Schemes.Lane, round, 100 * Fabricated.Jitter(round), 100 * Fabricated.Jitter(round) * Math.Exp(logRatio(round))));
}
