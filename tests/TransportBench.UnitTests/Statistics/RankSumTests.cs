using CsCheck;
using TransportBench.Statistics;
using Xunit;

namespace TransportBench.UnitTests.Statistics;

public sealed class RankSumTests
{
    // Few distinct values: most samples have ties, within and across.
    private static readonly Gen<double[]> Tied = Gen.Int[0, 5].Select(i => (double)i).Array[1, 6];

    [Theory]
    [InlineData(3, 3, 2.0 / 20)]
    [InlineData(4, 4, 2.0 / 70)]
    [InlineData(10, 10, 2.0 / 184_756)]
    [InlineData(2, 5, 2.0 / 21)]
    [InlineData(1, 1, 1)]
    public void PValue_AllOfOneBelowAllOfTheOther_IsTheSmallest(int one, int other, double p)
    {
        double[] low = [.. Enumerable.Range(1, one).Select(i => (double)i)], high = [.. Enumerable.Range(100, other).Select(i => (double)i)];
        Assert.Equal(p, RankSum.PValue(low, high), 12);
        Assert.Equal(p, RankSum.SmallestP(one, other), 12);
    }

    [Fact]
    public void PValue_ATextbookCase_IsAsPrinted() => // All 5-subsets of 9 with a rank sum as far out as 17: {1, 2, 3, 5, 6}.
        Assert.Equal(8.0 / 126, RankSum.PValue([1, 2, 3, 5, 6], [4, 7, 8, 9]), 12);

    [Fact]
    public void PValue_AnySamples_IsTheShareOfDivisionsAsFarOut() => Gen.Select(Tied, Tied).Sample((one, other) =>
        Assert.Equal(Share(one, other), RankSum.PValue(one, other), 9));

    [Fact]
    public void PValue_Swapped_IsTheSame() => Gen.Select(Tied, Tied).Sample((one, other) => Assert.Equal(RankSum.PValue(one, other), RankSum.PValue(other, one), 12));

    [Fact]
    public void PValue_SameValues_IsOne() => Assert.Equal(1, RankSum.PValue([5, 5, 5], [5, 5]));

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    public void PValue_ManyValues_IsNearTheExactOneOrAbove(int shift)
    {
        double[] one = [.. Enumerable.Range(0, 40).Select(i => 10.0 * i)], other = [.. Enumerable.Range(0, 40).Select(i => (10.0 * i) + shift + 0.5)];
        var sum = one.Sum(value => 1 + one.Count(v => v < value) + other.Count(v => v < value));
        var exact = 2 * LowerTail(80, 40, sum);
        Assert.InRange(RankSum.PValue(one, other), exact * 0.97, exact * 1.4);
    }

    [Fact]
    public void PValue_ManySameValues_IsOne() => Assert.Equal(1, RankSum.PValue([.. Enumerable.Repeat(1.0, 40)], [.. Enumerable.Repeat(1.0, 40)]));

    [Fact]
    public void PValue_BadValues_Throw()
    {
        Assert.Throws<ArgumentException>(() => RankSum.PValue([], [1]));
        Assert.Throws<ArgumentException>(() => RankSum.PValue([1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => RankSum.PValue([-1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankSum.SmallestP(0, 3));
    }

    // Without ties: of all choices, the share with a rank sum of at most so much.
    private static double LowerTail(int all, int chosen, int limit)
    {
        var ways = Enumerable.Range(0, chosen + 1).Select(_ => new double[limit + 1]).ToArray();
        ways[0][0] = 1;
        for (var rank = 1; rank <= all; rank++)
        {
            for (var k = chosen; k > 0; k--)
            {
                for (var sum = limit; sum >= rank; sum--) ways[k][sum] += ways[k - 1][sum - rank];
            }
        }

        return ways[chosen].Sum() * RankSum.SmallestP(chosen, all - chosen) / 2;
    }

    private static double Share(double[] one, double[] other)
    {
        double[] values = [.. one, .. other];
        var ranks = values.Select(value => values.Count(v => v < value) + ((values.Count(v => v == value) + 1) / 2.0)).ToArray();
        var mean = one.Length * (values.Length + 1) / 2.0;
        var distance = Math.Abs(ranks.Take(one.Length).Sum() - mean);
        int all = 0, asFar = 0;
        for (var set = 0; set < 1 << values.Length; set++)
        {
            if (int.PopCount(set) != one.Length) continue;
            all++;
            var sum = Enumerable.Range(0, values.Length).Where(i => (set >> i & 1) == 1).Sum(i => ranks[i]);
            if (Math.Abs(sum - mean) >= distance - 1e-9) asFar++;
        }

        return (double)asFar / all;
    }
}
