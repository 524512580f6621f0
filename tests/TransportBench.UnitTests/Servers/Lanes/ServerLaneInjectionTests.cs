using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Measurement.Clock;
using TransportBench.Servers;
using TransportBench.Servers.Lanes;
using Xunit;

namespace TransportBench.UnitTests.Servers.Lanes;

/// <summary>Which lane takes which injection: what it cannot do is refused before a trial begins, never left out in silence.</summary>
public sealed class ServerLaneInjectionTests
{
    private static readonly Injection Lose = new() { LoseEvery = 2 };
    private static readonly Injection Pad = new() { ExtraEvery = 2, ExtraBytes = 10 };
    private static readonly Injection Burn = new() { BurnNs = 20_000, DelayNs = 5_000 };

    [Theory]
    [InlineData("sse:idiomatic:httpclient")]
    [InlineData("websocket:idiomatic:clientwebsocket")]
    [InlineData("tcp:idiomatic:stream")]
    [InlineData("tcp-blocking:tuned:blocking")]
    [InlineData("long-polling:idiomatic:httpclient")]
    [InlineData("long-polling:tuned:httpclient")]
    [InlineData("short-polling:tuned:httpclient")]
    public void Add_BytesInjectedWhereNoSinkIs_IsRefused(string lane)
    {
        foreach (var injection in new[] { Lose, new Injection { DuplicateEvery = 2 }, Pad })
            Assert.Contains(lane, Assert.Throws<ArgumentException>(() => Add(lane, injection)).Message, StringComparison.Ordinal);
        Assert.Equal(Burn, Add(lane, Burn).Injection);
    }

    [Theory]
    [InlineData("sse:tuned:socket", true)]
    [InlineData("websocket:tuned:socket", true)]
    [InlineData("tcp:tuned:socket", false)]
    public void Add_TunedLane_TakesWhatItsProtocolCan(string lane, bool canPad)
    {
        Assert.Equal(Lose, Add(lane, Lose).Injection);
        if (canPad) Assert.Equal(Pad, Add(lane, Pad).Injection);
        else Assert.Throws<ArgumentException>(() => Add(lane, Pad));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Injection.MostExtraBytes + 1)]
    public void Add_ExtraBytesOutOfRange_AreRefused(int bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Add("websocket:tuned:socket", Pad with { ExtraBytes = bytes }));

    [Theory]
    [InlineData(-1)]
    [InlineData(BoundedSpin.LongestNs + 1)]
    public void Add_BurnOutOfRange_IsRefused(long ns) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Add("sse:idiomatic:httpclient", new Injection { BurnNs = ns }));

    [Fact]
    public void Add_WithoutInjection_HasNone() => Assert.Null(Add("sse:tuned:socket", null).Injection);

    private static ServerLane Add(string lane, Injection? injection)
    {
        using var run = new FeedRun(new FeedRunOptions
        {
            Id = "run",
            Seed = 1,
            Mode = FeedMode.Paced,
            Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 16, Events = 5 },
        });
        return run.Add(lane, Lane.Parse(lane), null, injection);
    }
}
