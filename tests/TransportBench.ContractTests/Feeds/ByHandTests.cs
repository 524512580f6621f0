using System.Security.Cryptography.X509Certificates;
using TransportBench.Clients;
using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>A server started by hand gives every connection a feed of its own, from where the client asks.</summary>
public sealed class ByHandTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    public static TheoryData<string, int, int> Positions()
    {
        var positions = new TheoryData<string, int, int>();
        foreach (var lane in ContractLanes.All.Where(lane => ContractLanes.IsOnTheServersStack(lane) && lane.Variant.Compression is null))
        {
            positions.Add(lane.ToString(), -1, ServerFixture.HandEvents);
            positions.Add(lane.ToString(), 6, ServerFixture.HandEvents - 7);
            positions.Add(lane.ToString(), ServerFixture.HandEvents - 1, 0);
            positions.Add(lane.ToString(), 1_000, 0);
        }

        return positions;
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(Positions))]
    public async Task Feed_AfterN_BeginsWithTheNextAndEnds(string name, int after, int expected)
    {
        var lane = Lane.Parse(name);
        await using var client = FeedClients.Create(lane, Request(lane) with { After = after });
        var receiver = new VerifyingReceiver(new Feed(ServerFixture.ByHandOptions.Seed, ServerFixture.ByHandOptions.Workload), after + 1L);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        await client.ReceiveAsync(receiver, TestContext.Current.CancellationToken);
        receiver.AssertGot(expected);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("tcp-blocking:tuned:blocking")]
    [InlineData("long-polling:idiomatic:httpclient")]
    [InlineData("short-polling:idiomatic:httpclient")]
    [InlineData("signalr-websocket:idiomatic:signalr")]
    public async Task Feed_TransportThatNeedsACoordinator_IsRefusedInWords(string name)
    {
        var lane = Lane.Parse(name);
        await using var client = FeedClients.Create(lane, Request(lane));
        var refused = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"{lane.Transport} needs a run of the coordinator; by hand there are websocket, sse and tcp", refused.Message, StringComparison.Ordinal);
    }

    private FeedRequest Request(Lane lane) => new()
    {
        Url = new Uri(servers.ByHand.Urls[lane.Endpoint]),
        Variant = lane.Variant,
        Trusted = lane.Variant.Tls ? X509Certificate2.CreateFromPem(servers.ByHand.Certificate) : null,
        Lane = lane.ToString(),
        Edition = lane.Edition.ToString().ToLowerInvariant(),
        Run = "mine",
    };
}
