using System.Globalization;
using TransportBench.Statistics;
using Xunit;
using static TransportBench.UnitTests.Statistics.Simulation;

namespace TransportBench.UnitTests.Statistics;

/// <summary>
/// What skewed log ratios do to the 95 % interval, whose assumption they break: 2,000 runs each, as docs/statistics.md has it. The log ratio's
/// noise is log-normal.
/// </summary>
public sealed class SkewCoverageTests
{
    [Theory]
    [InlineData(0.25, 0.93, 0.92)]
    [InlineData(0.5, 0.93, 0.89)]
    [InlineData(1, 0.93, 0.79)]
    public void Interval_SkewedLogRatios_CoversAsOftenAsDocumented(double sigma, double ofCentre, double ofMedian)
    {
        var centre = PseudoMedian(sigma);
        var rounds = new[] { 10, 16, 32 };
        var shares = rounds.SelectMany(n => new[] { Covered(sigma, n, centre), Covered(sigma, n, 1) }).ToArray();

        Assert.All(shares.Where((_, i) => i % 2 == 0), share => Assert.InRange(share, ofCentre, 0.97));
        Assert.All(shares.Where((_, i) => i % 2 == 1), share => Assert.InRange(share, ofMedian, 0.97));
        DocumentedTable.AssertShares("σ of the noise", sigma.ToString(CultureInfo.InvariantCulture), shares);
    }

    private static double Covered(double sigma, int rounds, double truth) => Share(1 + rounds, random =>
        SignedRank.ConfidenceInterval([.. Enumerable.Range(0, rounds).Select(_ => Skewed(sigma, random))], 0.95)!.Value.Contains(truth));

    // The median of the mean of two: what the Walsh averages' centre estimates. The median itself is 1.
    private static double PseudoMedian(double sigma)
    {
        var random = new Random(3);
        return Percentiles.Median([.. Enumerable.Range(0, 400_000).Select(_ => (Skewed(sigma, random) + Skewed(sigma, random)) / 2)]);
    }

    private static double Skewed(double sigma, Random random) => Math.Exp(sigma * Normal(random));
}
