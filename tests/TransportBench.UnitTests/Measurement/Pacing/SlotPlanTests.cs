using CsCheck;
using TransportBench.Core.Schedules;
using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Pacing;

public sealed class SlotPlanTests
{
    private static readonly ConstantRate Schedule = new() { EventsPerSecond = 1_000 };

    [Fact]
    public void FillOrder_AnyGroup_IsAPermutationAtTheSchedulesInstant() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 64], Gen.Long[0, 1_000_000]).Sample((seed, lanes, group) =>
        {
            var order = new int[lanes];
            var offset = new SlotPlan(Schedule, seed, lanes, 1_000).FillOrder(group, order);
            return offset == group * 1_000_000 && order.Order().SequenceEqual(Enumerable.Range(0, lanes));
        });

    [Fact]
    public void FillOrder_OfTwoProcessesWithOneSeed_IsTheSame()
    {
        var (server, coordinator) = (new SlotPlan(Schedule, 7, 4, 250_000), new SlotPlan(Schedule, 7, 4, 250_000));
        Span<int> first = stackalloc int[4];
        Span<int> second = stackalloc int[4];
        for (long group = 0; group < 100; group++)
        {
            Assert.Equal(server.FillOrder(group, first), coordinator.FillOrder(group, second));
            Assert.True(first.SequenceEqual(second));
        }
    }

    [Fact]
    public void FillOrder_OverManyGroups_GivesEveryLaneEverySlot()
    {
        var plan = new SlotPlan(Schedule, 7, 4, 250_000);
        var seen = new HashSet<(int Slot, int Lane)>();
        var order = new int[4];
        for (long group = 0; group < 200; group++)
        {
            plan.FillOrder(group, order);
            for (var slot = 0; slot < 4; slot++) seen.Add((slot, order[slot]));
        }

        Assert.Equal(16, seen.Count);
    }

    [Fact]
    public void FillOrder_FixedOrder_IsTheOrderOfTheLanesInEveryGroup()
    {
        var plan = new SlotPlan(Schedule, 7, 4, 250_000) { FixedOrder = true };
        var order = new int[4];
        for (long group = 0; group < 100; group++)
        {
            Assert.Equal(group * 1_000_000, plan.FillOrder(group, order));
            Assert.Equal([0, 1, 2, 3], order);
        }
    }

    [Fact]
    public void PhaseNs_OfAPlan_MovesEveryGroupAndNoOrder() =>
        Gen.Select(Gen.ULong, Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000]).Sample((seed, group, phase) =>
        {
            var (plain, moved) = (new SlotPlan(Schedule, seed, 4, 1_000), new SlotPlan(Schedule, seed, 4, 1_000) { PhaseNs = phase });
            int[] order = new int[4], movedOrder = new int[4];
            return moved.FillOrder(group, movedOrder) == plain.FillOrder(group, order) + phase
                && moved.OffsetNs(group) == plain.OffsetNs(group) + phase && order.SequenceEqual(movedOrder);
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(65, 1)]
    [InlineData(1, 0)]
    public void Plan_OutOfRange_IsRefused(int lanes, long slotNs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlotPlan(Schedule, 1, lanes, slotNs));
}
