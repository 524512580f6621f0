using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>A feed that only back-pressure holds: it waits for its start, stops when told, and every event sent arrives.</summary>
public sealed class SaturatedTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private const long EventsBeforeTheStop = 2_000;

    public static TheoryData<string, int, bool> Cells()
    {
        var cells = new TheoryData<string, int, bool>();
        foreach (var lane in ContractLanes.All.Where(ContractLanes.IsOnTheServersStack))
        {
            foreach (var size in new[] { 16, 128, 4096 })
            {
                cells.Add(lane.ToString(), size, false);
                if (lane.Edition == Edition.Tuned) cells.Add(lane.ToString(), size, true);
            }
        }

        return cells;
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Cells))]
    public async Task Feed_Stopped_HasDeliveredEveryEventSent(string name, int size, bool coalesced)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, FeedMode.Saturated, Workloads.Text(size, 0), coalesced, lane);
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var receiving = client.ReceiveAsync(receiver, cancellationToken);
        Assert.Equal(0, open.At(lane).Sent);
        open.Run.Start();
        await receiver.ReachedAsync(EventsBeforeTheStop).WaitAsync(cancellationToken);
        open.Run.Stop();
        await receiving;
        await open.At(lane).Ended.WaitAsync(cancellationToken);
        Assert.Null(open.At(lane).Failure);
        Assert.True(receiver.Count >= EventsBeforeTheStop);
        receiver.AssertGot(open.At(lane).Sent);
    }
}
