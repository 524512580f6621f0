using TransportBench.Core.Schedules;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Pacing;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Pacing;

/// <summary>The real clock: that everything is offered, in order and never too early; nothing about how late.</summary>
public sealed class PacerTests
{
    private const int Lanes = 3;
    private const long Groups = 200;

    private static SlotPlan Plan(double eventsPerSecond) => new(new ConstantRate { EventsPerSecond = eventsPerSecond }, seed: 9, Lanes, slotNs: 100_000);

    [Fact]
    public async Task Pacer_RealClock_OffersEverythingInOrderAndNeverBeforeItIsDue()
    {
        var plan = Plan(2_000);
        var lanes = Enumerable.Range(0, Lanes).Select(_ => new RecordingLane()).ToArray();
        var start = MonotonicClock.NowNs + 1_000_000;
        await new Pacer(plan, lanes, Groups).RunAsync(start, TestContext.Current.CancellationToken);
        var order = new int[Lanes];
        for (var group = 0; group < Groups; group++)
        {
            var due = start + plan.FillOrder(group, order);
            for (var slot = 0; slot < Lanes; slot++)
            {
                var (index, at) = lanes[order[slot]].Offers[group];
                Assert.Equal(group, index);
                Assert.True(at >= due + (slot * plan.SlotNs), $"group {group}, slot {slot}: {due + (slot * plan.SlotNs) - at} ns early");
            }
        }

        Assert.All(lanes, lane => Assert.Equal((Groups, 1), (lane.Offers.Count, lane.Completions)));
    }

    [Fact]
    public async Task Pacer_StartLongPast_OffersEverythingAllTheSame()
    {
        var lanes = Enumerable.Range(0, Lanes).Select(_ => new RecordingLane()).ToArray();
        await new Pacer(Plan(1), lanes, Groups).RunAsync(MonotonicClock.NowNs - 3_600_000_000_000, TestContext.Current.CancellationToken);
        Assert.All(lanes, lane => Assert.Equal(Groups, lane.Offers.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task Pacer_CancelledLongBeforeTheNextEvent_CompletesItsLanes()
    {
        var lanes = Enumerable.Range(0, Lanes).Select(_ => new RecordingLane()).ToArray();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var pacing = new Pacer(Plan(0.0001), lanes, Groups).RunAsync(MonotonicClock.NowNs, stop.Token);
        await stop.CancelAsync();
        await pacing;
        Assert.All(lanes, lane => Assert.InRange(lane.Offers.Count, 0, 1));
        Assert.All(lanes, lane => Assert.Equal(1, lane.Completions));
    }

    [Fact]
    public async Task Pacer_LaneThatThrows_FailsWithItsException()
    {
        var lanes = Enumerable.Range(0, Lanes).Select(lane => new RecordingLane { Throws = lane == 1 }).ToArray();
        var pacer = new Pacer(Plan(2_000), lanes, Groups);
        await Assert.ThrowsAsync<InvalidOperationException>(() => pacer.RunAsync(0, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Pacer_LanesThatAreNotThePlans_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pacer(Plan(1), [new RecordingLane()], Groups));

    [Fact]
    public async Task Pacer_LanesWithDelays_AreOfferedNoEarlierThanTheirDelayAllows()
    {
        long[] delays = [0, 40_000, 99_999];
        var plan = Plan(2_000);
        var lanes = delays.Select(_ => new RecordingLane()).ToArray();
        var start = MonotonicClock.NowNs + 1_000_000;
        await new Pacer(plan, lanes, Groups, delays).RunAsync(start, TestContext.Current.CancellationToken);
        var order = new int[Lanes];
        for (var group = 0; group < Groups; group++)
        {
            var due = start + plan.FillOrder(group, order);
            for (var slot = 0; slot < Lanes; slot++)
            {
                var early = due + (slot * plan.SlotNs) + delays[order[slot]] - lanes[order[slot]].Offers[group].AtNs;
                Assert.True(early <= 0, $"group {group}, slot {slot}: {early} ns early");
            }
        }

        Assert.All(lanes, lane => Assert.Equal((Groups, 1), (lane.Offers.Count, lane.Completions)));
    }

    [Theory]
    [InlineData(new long[] { 0, 0 })]
    [InlineData(new long[] { 0, 0, 0, 0 })]
    [InlineData(new long[] { 0, 0, -1 })]
    [InlineData(new long[] { 0, 0, 100_000 })]
    [InlineData(new long[] { long.MaxValue, 0, 0 })]
    public void Pacer_DelaysThatAreNotThePlans_AreRefused(long[] delaysNs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pacer(Plan(1), [.. Enumerable.Range(0, Lanes).Select(_ => new RecordingLane())], Groups, delaysNs));

    private sealed class RecordingLane : IPacedLane
    {
        public List<(long Index, long AtNs)> Offers { get; } = [];

        public int Completions { get; private set; }

        public bool Throws { get; init; }

        public void Offer(long index)
        {
            if (Throws) throw new InvalidOperationException("lane");
            Offers.Add((index, MonotonicClock.NowNs));
        }

        public void Complete() => Completions++;
    }
}
