using TransportBench.Load.Driving;
using TransportBench.NBomberScenarios;
using Xunit;

namespace TransportBench.UnitTests.NBomberScenarios;

/// <summary>What a copy of a scenario gets of what arrives.</summary>
public sealed class FeedCopyTests
{
    [Fact]
    public async Task Next_EventsArrived_ComeInOrderWithTheirLatency()
    {
        using var meter = new LoadMeter();
        var copy = new FeedCopy(meter, inbox: 8);
        copy.Received(2_500_000, 128);
        copy.Received(7_000_000, 64);
        Assert.Equal(new Delivery(2.5, 128), (await copy.NextAsync(TestContext.Current.CancellationToken)).Delivery);
        Assert.Equal(new Delivery(7, 64), (await copy.NextAsync(TestContext.Current.CancellationToken)).Delivery);
        Assert.Equal(0, copy.PassedOver);
    }

    [Fact]
    public async Task Next_MoreThanTheInboxHolds_OldestArePassedOverAndAllAreMeasured()
    {
        using var meter = new LoadMeter();
        var copy = new FeedCopy(meter, inbox: 8);
        for (var index = 1; index <= 20; index++) copy.Received(index * 1_000_000, 128);
        Assert.Equal(13, (await copy.NextAsync(TestContext.Current.CancellationToken)).Delivery!.Value.LatencyMs);
        Assert.Equal((19, 20), (copy.PassedOver, meter.Cut(out _, out _).Received));
    }

    [Fact]
    public async Task Next_ConnectionFailed_SaysSoOnceAndThenWaitsForTheEnd()
    {
        using var meter = new LoadMeter();
        using var over = new CancellationTokenSource();
        var copy = new FeedCopy(meter, inbox: 8);
        copy.Failed("connect: ConnectionRefused");
        Assert.Equal(new DeliveryOutcome(null, "connect: ConnectionRefused"), await copy.NextAsync(over.Token));
        var waiting = copy.NextAsync(over.Token);
        Assert.False(waiting.IsCompleted);
        await over.CancelAsync();
        Assert.Equal(DeliveryOutcome.Ended, await waiting);
        Assert.Equal(1, meter.Cut(out _, out _).Errors["connect: ConnectionRefused"]);
    }

    [Fact]
    public async Task Next_NothingArrives_EndsWithTheScenario()
    {
        using var meter = new LoadMeter();
        using var over = new CancellationTokenSource();
        var waiting = new FeedCopy(meter, inbox: 8).NextAsync(over.Token);
        await over.CancelAsync();
        Assert.Equal(DeliveryOutcome.Ended, await waiting);
    }

    [Theory]
    [InlineData(0, 0.001)]
    [InlineData(-5_000, 0.001)]
    [InlineData(999, 0.001)]
    [InlineData(2_000, 0.002)]
    public void Delivery_NoTimeAtAll_IsALittle(long latencyNs, double ms) => Assert.Equal(ms, Delivery.Of(latencyNs, 1).LatencyMs); // 0 would mean to NBomber that there is none.
}
