using TransportBench.Core.Schedules;
using Xunit;

namespace TransportBench.UnitTests.Core.Schedules;

public sealed class SlotOrderTests
{
    [Fact]
    public void Fill_ManyGroups_IsUniformOverAllPermutations()
    {
        var counts = new Dictionary<string, int>();
        var order = new int[4];
        for (var group = 0; group < 24_000; group++)
        {
            SlotOrder.Fill(42, group, order);
            var key = string.Join(',', order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        // Chi-square, 23 degrees of freedom, 99.9 %: 49.7.
        Assert.True(counts.Values.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000) < 49.7);
    }

    [Fact]
    public void Fill_ConsecutiveGroups_AreIndependent()
    {
        var pairs = new int[16];
        var (order, previous) = (new int[4], new int[4]);
        for (var group = 0; group < 16_001; group++)
        {
            SlotOrder.Fill(42, group, order);
            if (group > 0)
                pairs[4 * previous[0] + order[0]]++;
            order.CopyTo(previous, 0);
        }

        // Chi-square, 15 degrees of freedom, 99.9 %: 37.7.
        Assert.True(pairs.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000) < 37.7);
    }

    [Fact]
    public void Fill_SeedAndGroup_RepeatExactlyAndAnySizeIsAPermutation()
    {
        for (var size = 0; size < 20; size++)
        {
            var (first, second) = (new int[size], new int[size]);
            SlotOrder.Fill(7, size, first);
            SlotOrder.Fill(7, size, second);
            Assert.Equal(first, second);
            Assert.Equal(Enumerable.Range(0, size), first.Order());
        }
    }

    [Fact]
    public void Fill_ManyGroups_AllocatesNothing()
    {
        var order = new int[8];
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var group = 0; group < 1000; group++)
                SlotOrder.Fill(1, group, order);
        }));
    }
}
