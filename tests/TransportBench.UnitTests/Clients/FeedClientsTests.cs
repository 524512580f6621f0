using TransportBench.Clients;
using TransportBench.Core;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class FeedClientsTests
{
    private static FeedRequest Request => new() { Url = new Uri("http://127.0.0.1:1/feed/sse"), Lane = "l", Edition = "tuned", Run = "r" };

    [Fact]
    public void All_Ids_AreUniqueAndFound() =>
        Assert.All(FeedClients.All, c => Assert.Same(c, FeedClients.Find(c.Id)));

    [Fact]
    public void All_EveryTransport_HasAReader() =>
        Assert.All(Transports.All, t => Assert.Contains(FeedClients.All, c => c.Reads(t)));

    [Fact]
    public async Task Create_EveryPair_MakesADistinctClass()
    {
        var types = new List<Type>();
        foreach (var client in FeedClients.All.Except([FeedClients.SignalRJson, FeedClients.SignalRMessagePack])) // One class each, whatever the transport: SignalR chooses.
        {
            foreach (var transport in client.Transports)
            {
                await using var reader = FeedClients.Create(Lane.Parse($"{transport}:tuned:{client}"), Request);
                types.Add(reader.GetType());
            }
        }

        Assert.Equal(10, types.Count);
        Assert.Equal(types.Count, types.Distinct().Count());
    }

    [Theory]
    [InlineData("websocket:tuned:chrome", "unknown client 'chrome'; websocket is read by socket, clientwebsocket, websocket.client")]
    [InlineData("sse:tuned:clientwebsocket", "it reads websocket, and sse is read by socket, httpclient")]
    [InlineData("sse+h2:tuned:socket", "client 'socket' has no HTTP/2 of its own; sse over HTTP/2 is read by httpclient")]
    [InlineData("tcp+h2:tuned:socket", "the control has no HTTP")]
    [InlineData("websocket+gzip:idiomatic:clientwebsocket", "permessage-deflate (RFC 7692): +deflate")]
    [InlineData("sse+deflate:idiomatic:httpclient", "+gzip or +br")]
    [InlineData("sse+br:tuned:httpclient", "the idiomatic edition has it")]
    public void Create_LaneThatNobodyReads_SaysWhatIsAllowed(string lane, string words)
    {
        var e = Assert.Throws<ArgumentException>(() => FeedClients.Create(Lane.Parse(lane), Request));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_TransportNotRead_SaysWhichIs()
    {
        var e = Assert.Throws<ArgumentException>(() => FeedClients.Blocking.Create(Transports.Tcp, Request));
        Assert.Contains("it reads tcp-blocking", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp:tuned:socket")]
    [InlineData("tcp:idiomatic:stream")]
    [InlineData("tcp-blocking:tuned:blocking")]
    [InlineData("sse:tuned:socket")]
    [InlineData("sse:idiomatic:httpclient")]
    [InlineData("long-polling:idiomatic:httpclient")]
    [InlineData("short-polling:idiomatic:httpclient")]
    public async Task Send_TransportWithoutAWayUp_IsNotSupported(string lane)
    {
        await using var client = FeedClients.Create(Lane.Parse(lane), Request);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await client.SendAsync(new byte[1], isText: false, TestContext.Current.CancellationToken));
    }
}
