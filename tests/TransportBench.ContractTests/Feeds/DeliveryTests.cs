using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>What every feed over every transport, edition and client delivers.</summary>
public sealed class DeliveryTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly int[] AnySizes = [0, 1, 125, 126, 65_535, 65_536, Mebibyte];

    public static TheoryData<string, PayloadKind, int> Cells()
    {
        var cells = new TheoryData<string, PayloadKind, int>();
        foreach (var lane in ContractLanes.Varied)
        {
            foreach (var size in (int[])[0, 126, 65_536]) cells.Add(lane.ToString(), PayloadKind.Text, size);
            cells.Add(lane.ToString(), PayloadKind.Binary, 65_536);
            cells.Add(lane.ToString(), PayloadKind.Unicode, 1_024);
        }

        foreach (var lane in ContractLanes.Plain)
        {
            foreach (var size in AnySizes)
            {
                cells.Add(lane.ToString(), PayloadKind.Text, size);
                cells.Add(lane.ToString(), PayloadKind.Binary, size);
            }

            foreach (var size in AnySizes.Where(size => size >= 125)) cells.Add(lane.ToString(), PayloadKind.Json, size);
            foreach (var size in AnySizes.Where(size => size > 126).Prepend(128))
            {
                cells.Add(lane.ToString(), PayloadKind.Unicode, size);
                cells.Add(lane.ToString(), PayloadKind.LineEnds, size);
            }
        }

        return cells;
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Cells))]
    public async Task Feed_EveryPayload_ArrivesInOrderAndToTheByte(string name, PayloadKind kind, int size)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Of(kind, size, size >= Mebibyte ? 3 : 20), lane);
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var pacing = open.PaceAsync(cancellationToken);
        if (lane.Transport == Transports.ShortPolling) await pacing; // Else the second poll is a second away.
        await client.ReceiveAsync(receiver, cancellationToken);
        await pacing;
        await open.At(lane).Ended.WaitAsync(cancellationToken);
        Assert.Null(open.At(lane).Failure);
        receiver.AssertGot(open.Run.Options.Workload.TotalEvents);
        Assert.Equal(receiver.Count, open.At(lane).Sent);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public async Task Connect_BeforeAnyEventIsDue_CompletesAndTheFirstEventArrivesAlone(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 2), lane);
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var receiving = client.ReceiveAsync(receiver, cancellationToken);
        Assert.Equal(0, open.At(lane).Sent);
        open.At(lane).Offer(0);
        await receiver.ReachedAsync(1).WaitAsync(cancellationToken); // Nothing holds it back until more comes.
        Assert.False(receiving.IsCompleted);
        open.At(lane).Offer(1);
        open.At(lane).Complete();
        await receiving;
        receiver.AssertGot(2);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public async Task Feed_NoEventAtAll_EndsAtOnce(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 0), lane);
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        await open.PaceAsync(cancellationToken);
        await client.ReceiveAsync(receiver, cancellationToken);
        receiver.AssertGot(0);
        await open.At(lane).Ended.WaitAsync(cancellationToken);
        Assert.Null(open.At(lane).Failure);
    }
}
