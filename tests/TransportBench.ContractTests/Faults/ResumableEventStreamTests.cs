using System.Net;
using TransportBench.ContractTests.Wiring;
using TransportBench.EventSource;
using TransportBench.Measurement.Clock;
using TransportBench.Servers.Resumable;
using Xunit;

namespace TransportBench.ContractTests.Faults;

/// <summary>An event stream that may be left and entered again, as its server speaks it.</summary>
public sealed class ResumableEventStreamTests
{
    private const int Events = 50;

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_ReadToItsEnd_HasEveryEventAndIsOver()
    {
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events }, TestContext.Current.CancellationToken);
        var got = await ReadAsync(server.Sse());
        Assert.Equal(Enumerable.Range(0, Events).Select(index => server.Feed.CreateText(index)), got.Select(e => e.Data));
        Assert.Equal("49", got[^1].Id);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_EnteredBehindAnEvent_BeginsWithTheNext()
    {
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events }, TestContext.Current.CancellationToken);
        Assert.Equal("41", (await ReadAsync(server.Sse("40")))[0].Id);
        Assert.Equal("31", (await ReadAsync(server.Sse("40"), "30"))[0].Id); // What the reader names counts more than the URL it was given once.
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_EventsForgotten_ReportsTheGap()
    {
        var past = MonotonicClock.NowNs - 1_000_000_000; // All have happened already.
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = 10, StartNs = past }, TestContext.Current.CancellationToken);
        var got = await ReadAsync(server.Sse("4"));
        Assert.Equal(("gap", "5-39", "39"), (got[0].Event, got[0].Data, got[0].Id));
        Assert.Equal("40", got[1].Id);
        Assert.Equal(11, got.Count);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_ServerStartedAgain_IsTheSameStream()
    {
        var start = MonotonicClock.NowNs - 1_000_000_000;
        var options = new ResumableOptions { History = Events, StartNs = start };
        for (var restart = 0; restart < 2; restart++)
        {
            await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), options, TestContext.Current.CancellationToken);
            Assert.Equal(server.Feed.CreateText(7), (await ReadAsync(server.Sse("6")))[0].Data);
        }
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_EnteredBehindAnEventThatHasNotHappened_IsAnotherStreamsAndBeginsWithWhatIsKept()
    {
        var slow = Workloads.Text(64, 2) with { EventsPerSecond = 0.01 }; // The second event comes in a minute and a half.
        await using var server = await ResumableServer.StartAsync(slow, new ResumableOptions { History = 2 }, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        await using var stream = await http.GetStreamAsync(server.Sse("100000"), TestContext.Current.CancellationToken);
        await using var items = System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("0", items.Current.EventId);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_OverAndNothingLeft_IsNoContent()
    {
        var past = MonotonicClock.NowNs - 1_000_000_000;
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events, StartNs = past }, TestContext.Current.CancellationToken);
        await ReadAsync(server.Sse());
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync(server.Sse("49"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_Quiet_IsHeardOfByComments()
    {
        var slow = Workloads.Text(64, 2) with { EventsPerSecond = 0.01 };
        await using var server = await ResumableServer.StartAsync(slow, new ResumableOptions { History = 2, Heartbeat = TimeSpan.FromMilliseconds(20), Retry = TimeSpan.FromSeconds(3) }, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var response = await http.GetAsync(server.Sse("0"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("retry: 3000", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(":", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("x")]
    [InlineData("-2")]
    public async Task Stream_LastEventIdOfAnotherStream_IsRefusedInWords(string id)
    {
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events }, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server.Sse(), id));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("whole numbers from 0", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<List<ServerSentEvent>> ReadAsync(Uri url, string lastEventId = "")
    {
        using var http = new HttpClient();
        var source = new EventSourceClient(http, new EventSourceOptions { Url = url, LastEventId = lastEventId, Reconnect = new ReconnectPolicy { InitialDelay = TimeSpan.Zero } });
        var got = new List<ServerSentEvent>();
        await foreach (var e in source.ReadAsync(TestContext.Current.CancellationToken)) got.Add(e);
        return got;
    }
}
