using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>Events up the same connection: WebSocket's, and nobody else's.</summary>
public sealed class UpstreamTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private const int UpEvents = 7;

    public static TheoryData<string, PayloadKind, int> Cells()
    {
        var cells = new TheoryData<string, PayloadKind, int>();
        foreach (var lane in ContractLanes.All.Where(lane => lane.Transport == Transports.WebSocket))
        {
            if (lane.Client != "websocket.client") cells.Add(lane.ToString(), PayloadKind.Text, 0); // The package sends no empty text.
            cells.Add(lane.ToString(), PayloadKind.Text, 126);
            cells.Add(lane.ToString(), PayloadKind.Binary, 125);
            cells.Add(lane.ToString(), PayloadKind.Binary, 65_536);
        }

        return cells;
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Cells))]
    public async Task Send_UpAWebSocket_IsCountedAndDisturbsNothing(string name, PayloadKind kind, int size)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Of(kind, size, 20), lane);
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var receiving = client.ReceiveAsync(receiver, cancellationToken);
        for (var index = 0; index < UpEvents; index++)
            await client.SendAsync(open.Run.Feed.CreateBytes(index), open.Run.Feed.IsText, cancellationToken);
        while (open.At(lane).UpEvents < UpEvents)
            await Task.Delay(1, cancellationToken);
        await open.PaceAsync(cancellationToken);
        await receiving;
        receiver.AssertGot(20);
        await open.At(lane).Ended.WaitAsync(cancellationToken);
        Assert.Null(open.At(lane).Failure);
        Assert.Equal(UpEvents, open.At(lane).UpEvents);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.OneWay), MemberType = typeof(ContractLanes))]
    public async Task Send_UpAOneWayTransport_IsRefusedInWords(string name)
    {
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 1), lane);
        await using var client = await open.ConnectAsync(lane, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await client.SendAsync("up"u8.ToArray(), isText: true, TestContext.Current.CancellationToken));
        Assert.Contains("one way", refused.Message, StringComparison.Ordinal);
    }
}
