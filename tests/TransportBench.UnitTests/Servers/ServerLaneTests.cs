using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Measurement.Logs;
using TransportBench.Servers;
using TransportBench.Servers.Lanes;
using Xunit;

namespace TransportBench.UnitTests.Servers;

/// <summary>What becomes of events that nobody takes.</summary>
public sealed class ServerLaneTests : IDisposable
{
    private const int Capacity = 65_536;
    private const int TooMany = 10;

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("transportbench-lane-").FullName, "sent");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Offer_TunedLaneWithoutConnection_FillsTheRingThenOverflows()
    {
        using (var run = Run(Capacity + TooMany)) OfferAll(Add(run, "sse:tuned:socket"));
        var stamps = Stamps();
        Assert.All(stamps[..Capacity], stamp => Assert.Equal(NotSent.Failed, stamp)); // Waited to the end for a connection.
        Assert.All(stamps[Capacity..], stamp => Assert.Equal(NotSent.Overflow, stamp));
    }

    [Fact]
    public void Offer_IdiomaticLaneThatNobodyReads_OverflowsAndFailsAtTheEnd()
    {
        using (var run = Run(Capacity + TooMany))
        {
            var lane = Add(run, "sse:idiomatic:httpclient");
            OfferAll(lane);
            lane.End(new IOException("gone"));
        }

        var stamps = Stamps();
        Assert.All(stamps[..Capacity], stamp => Assert.Equal(NotSent.Failed, stamp));
        Assert.All(stamps[Capacity..], stamp => Assert.Equal(NotSent.Overflow, stamp));
    }

    [Fact]
    public void Offer_LaneWhoseConnectionHasEnded_FailsAtOnce()
    {
        using (var run = Run(5))
        {
            var lane = Add(run, "websocket:idiomatic:clientwebsocket");
            lane.End(new IOException("gone"));
            OfferAll(lane);
        }

        Assert.All(Stamps(), stamp => Assert.Equal(NotSent.Failed, stamp));
    }

    [Fact]
    public void Stamp_AfterTheRunWasDisposedWhileTheConnectionLives_StillReachesTheFile()
    {
        var run = Run(2);
        var lane = Add(run, "sse:idiomatic:httpclient");
        run.Dispose(); // The drain bound has passed; the endpoint is still writing.
        lane.Stamp(1);
        lane.End();
        Assert.True(Stamps()[1] > 0);
    }

    [Fact]
    public void End_Twice_KeepsTheFirstFailure()
    {
        using var run = Run(1);
        var lane = Add(run, "tcp:tuned:socket");
        lane.End(new IOException("first"));
        lane.End(new IOException("second"));
        Assert.Equal("first", lane.Failure!.Message);
        Assert.True(lane.Ended.IsCompletedSuccessfully);
    }

    [Fact]
    public void Add_TheSameNameTwice_IsRefused()
    {
        using var run = Run(1);
        run.Add("lane", Lane.Parse("tcp:tuned:socket"), null);
        Assert.Throws<ArgumentException>(() => run.Add("lane", Lane.Parse("sse:tuned:socket"), null));
    }

    private static FeedRun Run(long events) => new(new FeedRunOptions
    {
        Id = "run",
        Seed = 1,
        Mode = FeedMode.Paced,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 16, Events = events },
    });

    private ServerLane Add(FeedRun run, string lane) =>
        run.Add(lane, Lane.Parse(lane), StampLog.Create(_path, columns: 2, run.Options.Workload.TotalEvents));

    private static void OfferAll(ServerLane lane)
    {
        for (long index = 0; index < lane.Run.Options.Workload.TotalEvents; index++) lane.Offer(index);
        lane.Complete();
    }

    private long[] Stamps()
    {
        using var log = StampLog.Open(_path);
        return [.. Enumerable.Range(0, (int)log.Rows).Select(row => log.Get(0, row))];
    }
}
