using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>A client that leaves or never reads is its own lane's misfortune alone.</summary>
public sealed class LeavingTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private static readonly Lane Witness = Lane.Parse("tcp:tuned:stream");

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Persistent), MemberType = typeof(ContractLanes))]
    public async Task Client_LeavesAnIdleFeed_EndsItsLaneAndTheServerServesOn(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        using (var open = new OpenRun(servers.Server, Workloads.Text(64, 2), lane))
        {
            await ReadOneAndLeaveAsync(open, lane, cancellationToken);
            await open.At(lane).Ended.WaitAsync(cancellationToken); // Though nothing more is ever due.
            Assert.NotNull(open.At(lane).Failure);
        }

        await AssertServesAsync(lane, cancellationToken);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Persistent), MemberType = typeof(ContractLanes))]
    public async Task Client_LeavesAFeedThatGoesOn_EndsItsLaneAndNoOther(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        var witness = lane == Witness ? Lane.Parse("sse:tuned:socket") : Witness;
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 5_000), lane, witness);
        await using var other = await open.ConnectAsync(witness, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var receiving = other.ReceiveAsync(receiver, cancellationToken);
        var client = await open.ConnectAsync(lane, cancellationToken);
        var left = new VerifyingReceiver(open.Run.Feed);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = client.ReceiveAsync(left, leaving.Token);
        var pacing = open.PaceAsync(cancellationToken);
        await left.ReachedAsync(1).WaitAsync(cancellationToken);
        await leaving.CancelAsync();
        await Task.WhenAny(reading);
        await client.DisposeAsync();
        await pacing;
        await open.At(lane).Ended.WaitAsync(cancellationToken);
        await receiving;
        receiver.AssertGot(5_000);
        Assert.Null(open.At(witness).Failure);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.OnTheServersStack), MemberType = typeof(ContractLanes))]
    public async Task Client_NeverReads_StopsNoOtherLane(string name)
    {
        const int Events = 600; // 37 MiB: more than every buffer on the way holds.
        var cancellationToken = TestContext.Current.CancellationToken;
        var lane = Lane.Parse(name);
        var witness = lane == Witness ? Lane.Parse("sse:tuned:socket") : Witness;
        using var open = new OpenRun(servers.Server, Workloads.Of(PayloadKind.Binary, 65_536, Events), lane, witness);
        await using var other = await open.ConnectAsync(witness, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var receiving = other.ReceiveAsync(receiver, cancellationToken);
        var client = await open.ConnectAsync(lane, cancellationToken);
        await open.PaceAsync(cancellationToken);
        await receiving;
        receiver.AssertGot(Events);
        Assert.True(open.At(lane).Sent < Events, "the lane that nobody reads has sent everything: the test shows nothing");
        Assert.False(open.At(lane).Ended.IsCompleted);
        await client.DisposeAsync();
        await open.At(lane).Ended.WaitAsync(cancellationToken);
    }

    private async Task AssertServesAsync(Lane lane, CancellationToken cancellationToken)
    {
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 20), lane);
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        var receiving = client.ReceiveAsync(receiver, cancellationToken);
        await open.PaceAsync(cancellationToken);
        await receiving;
        receiver.AssertGot(20);
    }

    private static async Task ReadOneAndLeaveAsync(OpenRun open, Lane lane, CancellationToken cancellationToken)
    {
        await using var client = await open.ConnectAsync(lane, cancellationToken);
        var receiver = new VerifyingReceiver(open.Run.Feed);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = client.ReceiveAsync(receiver, leaving.Token);
        open.At(lane).Offer(0);
        await receiver.ReachedAsync(1).WaitAsync(cancellationToken);
        await leaving.CancelAsync();
        await Task.WhenAny(reading);
    }
}
