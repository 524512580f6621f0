using TransportBench.Load.Driving;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class LoadMeterTests
{
    [Fact]
    public void Cut_FromManyThreads_AddsUpAndTellsTheSecondFromTheWhole()
    {
        using var meter = new LoadMeter();
        Parallel.For(0, 10_000, index => meter.Received((index + 1) * 1_000, 128));
        meter.Irregular(3, 2, 1, 0);
        var first = meter.Cut(out var latencies, out var since);
        Assert.Equal((10_000, 1_280_000, 3, 2, 1), (first.Received, first.PayloadBytes, first.Lost, first.Duplicated, first.OutOfOrder));
        Assert.Equal(since.Received, first.Received);
        Assert.Equal(5_000, latencies["p50"], 10.0);
        Assert.Equal(9_900, latencies["p99"], 20.0);
        Assert.False(latencies.ContainsKey("p999")); // Ten samples beyond it.
        for (var index = 0; index < 50; index++) meter.Received(1_000, 128);
        var second = meter.Cut(out latencies, out since);
        Assert.Equal((10_050, 50), (second.Received, since.Received));
        Assert.Empty(latencies);
        Assert.Equal(10_050, meter.Total.Count);
    }

    [Fact]
    public void Connections_OpenedLeftAndFailed_AreCountedByKind()
    {
        using var meter = new LoadMeter();
        for (var opened = 0; opened < 3; opened++) meter.Opened();
        meter.Left();
        meter.Closed();
        meter.Failed("connect: refused");
        var counters = meter.Cut(out _, out _);
        Assert.Equal((2, 3, 1, 1), (meter.Open, counters.Opened, counters.Closed, counters.Errors["connect: refused"]));
        meter.Failed("connect: refused");
        meter.Cut(out _, out var since);
        Assert.Equal(1, since.Errors["connect: refused"]);
    }

    [Theory]
    [InlineData(39, false)]
    [InlineData(40, true)]
    public void Totals_Spread_TakesTwentyEventsBeyondIt(int events, bool isTold)
    {
        using var meter = new LoadMeter();
        var spread = new SpreadRecorder(events);
        for (var index = 0; index < events; index++)
        {
            spread.Received(index, 1_000_000);
            spread.Received(index, 3_000_000);
        }

        Assert.Equal(isTold, meter.Totals(spread).SpreadUs.ContainsKey("p50"));
    }
}
