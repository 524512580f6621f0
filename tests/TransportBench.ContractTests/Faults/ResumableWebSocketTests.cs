using System.Globalization;
using TransportBench.Clients;
using TransportBench.Clients.Resumable;
using TransportBench.ContractTests.Wiring;
using TransportBench.EventSource;
using TransportBench.Measurement.Clock;
using TransportBench.Servers.Resumable;
using Xunit;

namespace TransportBench.ContractTests.Faults;

/// <summary>The same over WebSocket: what the twin's server and client agree on.</summary>
public sealed class ResumableWebSocketTests
{
    private const int Events = 50;

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_ReadToItsEnd_HasEveryEventAndIsOver()
    {
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events }, TestContext.Current.CancellationToken);
        var got = await ReadAsync(server);
        Assert.Equal(Enumerable.Range(0, Events).Select(index => ((long)index, server.Feed.CreateText(index))), got.Events);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_EnteredBehindAnEvent_BeginsWithTheNext()
    {
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events }, TestContext.Current.CancellationToken);
        Assert.Equal(41, (await ReadAsync(server, after: 40)).Events[0].Sequence);
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_EventsForgotten_ReportsTheGap()
    {
        var past = MonotonicClock.NowNs - 1_000_000_000;
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = 10, StartNs = past }, TestContext.Current.CancellationToken);
        var got = await ReadAsync(server, after: 4);
        Assert.Equal((5, 39), Assert.Single(got.Gaps));
        Assert.Equal((40, 10), (got.Events[0].Sequence, got.Events.Count));
    }

    [Fact(Timeout = Guard.Milliseconds)]
    public async Task Stream_Refused_ThrowsWithTheStatus()
    {
        await using var server = await ResumableServer.StartAsync(Workloads.Text(64, Events), new ResumableOptions { History = Events }, TestContext.Current.CancellationToken);
        var socket = new ResumableWebSocket(new ResumableWebSocketOptions { Url = _ => server.WebSocket("x") });
        var refused = await Assert.ThrowsAsync<FeedConnectException>(() => socket.RunAsync(new Got(), TestContext.Current.CancellationToken));
        Assert.Contains("status 400", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<Got> ReadAsync(ResumableServer server, long after = -1)
    {
        var got = new Got();
        await new ResumableWebSocket(new ResumableWebSocketOptions
        {
            Url = last => server.WebSocket(last.ToString(CultureInfo.InvariantCulture)),
            After = after,
            Reconnect = new ReconnectPolicy { InitialDelay = TimeSpan.Zero },
        }).RunAsync(got, TestContext.Current.CancellationToken);
        return got;
    }

    private sealed class Got : IResumableReceiver
    {
        public List<(long Sequence, string Payload)> Events { get; } = [];

        public List<(long First, long Last)> Gaps { get; } = [];

        public void OnEvent(long sequence, ReadOnlySpan<byte> payload) => Events.Add((sequence, System.Text.Encoding.UTF8.GetString(payload)));

        public void OnGap(long first, long last) => Gaps.Add((first, last));
    }
}
