using TransportBench.Clients;
using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>A feed that cannot be served is refused when it is asked for, in the server's words.</summary>
public sealed class RefusalTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public Task Connect_UnknownRun_IsRefused(string name) =>
        AssertRefusedAsync(name, request => request with { Run = "nowhere" }, "no run 'nowhere'", TestContext.Current.CancellationToken);

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public Task Connect_UnknownLane_IsRefused(string name) =>
        AssertRefusedAsync(name, request => request with { Lane = "ghost" }, "has no lane 'ghost'", TestContext.Current.CancellationToken);

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public Task Connect_UnknownEdition_IsRefused(string name) =>
        AssertRefusedAsync(name, request => request with { Edition = "fast" }, "edition 'fast' is unknown; allowed are idiomatic, tuned", TestContext.Current.CancellationToken);

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public Task Connect_ImpossiblePosition_IsRefused(string name) =>
        AssertRefusedAsync(name, request => request with { After = -7 }, "after '-7' is not a sequence; allowed are whole numbers from -1", TestContext.Current.CancellationToken);

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.Names), MemberType = typeof(ContractLanes))]
    public async Task Connect_LaneOfAnotherTransport_IsRefused(string name)
    {
        var lane = Lane.Parse(name);
        var other = ContractLanes.All.First(candidate => candidate.Transport != lane.Transport);
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 1), other);
        await AssertRefusedAsync(
            lane, open.Request(lane) with { Lane = other.ToString() }, $"lane '{other}' is {other.Transport}, not {lane.Transport}", TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("long-polling:tuned:httpclient")]
    [InlineData("short-polling:tuned:httpclient")]
    [InlineData("signalr-sse:tuned:signalr")]
    public async Task Connect_EditionThatIsNotServed_IsRefused(string name)
    {
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 1), lane);
        await AssertRefusedAsync(lane, open.Request(lane), $"{lane.Transport} has no tuned edition", TestContext.Current.CancellationToken);
    }

    private async Task AssertRefusedAsync(string name, Func<FeedRequest, FeedRequest> spoil, string words, CancellationToken cancellationToken)
    {
        var lane = Lane.Parse(name);
        using var open = new OpenRun(servers.Server, Workloads.Text(64, 1), lane);
        await AssertRefusedAsync(lane, spoil(open.Request(lane)), words, cancellationToken);
        Assert.False(open.At(lane).Ended.IsCompleted, "a refused request has ended the lane of another");
    }

    private static async Task AssertRefusedAsync(Lane lane, FeedRequest request, string words, CancellationToken cancellationToken)
    {
        await using var client = FeedClients.Create(lane, request);
        var refused = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(cancellationToken));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
