using TransportBench.Core;
using TransportBench.Core.Schedules;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Clock;
using TransportBench.NBomberScenarios;
using TransportBench.Servers;
using TransportBench.Servers.Broadcast;
using Xunit;

namespace TransportBench.ContractTests.NBomberScenarios;

/// <summary>The step functions that NBomber would call, against a live server.</summary>
public sealed class FeedCopiesTests
{
    private const int Bound = 60_000; // Only a hang reaches it.

    public static TheoryData<string> Both => [Transports.WebSocket.Id, Transports.ServerSentEvents.Id];

    [Theory(Timeout = Bound)]
    [MemberData(nameof(Both))]
    public async Task Next_EachCopy_GetsEventsOverAConnectionOfItsOwn(string transport)
    {
        await using var server = await FeedServer.StartAsync(new FeedServerOptions(), TestContext.Current.CancellationToken);
        await using var copies = new FeedCopies(Begin(server, transport));
        foreach (var copy in new[] { 1, 2, 3, 1, 2, 3 })
        {
            var outcome = await copies.Of(copy).NextAsync(TestContext.Current.CancellationToken);
            Assert.Null(outcome.Failure);
            Assert.True(outcome.Delivery is { LatencyMs: > 0, Bytes: 128 });
        }

        var totals = copies.Totals();
        Assert.Equal((3, 0, 0), (totals.Counters.Opened, totals.Counters.Lost, totals.Counters.Corrupt));
        Assert.InRange(totals.Counters.Received, 6, long.MaxValue);
    }

    [Theory(Timeout = Bound)]
    [MemberData(nameof(Both))]
    public async Task During_ASession_ClosesItsConnection(string transport)
    {
        await using var server = await FeedServer.StartAsync(new FeedServerOptions(), TestContext.Current.CancellationToken);
        var copies = new FeedCopies(Begin(server, transport));
        await copies.DuringAsync(async copy => Assert.NotNull((await copy.NextAsync(TestContext.Current.CancellationToken)).Delivery));
        await copies.DisposeAsync();
        Assert.Equal((1, 1), (copies.Totals().Counters.Opened, copies.Totals().Counters.Closed));
    }

    [Fact(Timeout = Bound)]
    public async Task Next_NobodyListens_IsAFailure()
    {
        var server = await FeedServer.StartAsync(new FeedServerOptions(), TestContext.Current.CancellationToken);
        var plan = Begin(server, "sse");
        await server.DisposeAsync();
        await using var copies = new FeedCopies(plan);
        Assert.StartsWith("connect: ", (await copies.Of(1).NextAsync(TestContext.Current.CancellationToken)).Failure, StringComparison.Ordinal);
    }

    private static LoadPlan Begin(FeedServer server, string transport)
    {
        var plan = new LoadPlan
        {
            Scenario = new LoadScenario { Name = "copies", Connections = [Phase(3)], Events = [Phase(50)] },
            Transport = transport,
            StartNs = MonotonicClock.NowNs,
            Seed = 1,
            Url = new Uri(server.Urls[transport]),
        };
        var live = new BroadcastPlan { Seed = plan.Seed, Workload = plan.Workload(), StartNs = plan.StartNs, Lasting = TimeSpan.FromMilliseconds(Bound) };
        server.Broadcast(live.Run(), new BroadcastOptions { StartNs = live.StartNs, Lasting = live.Lasting });
        return plan;
    }

    private static LoadPhase Phase(double to) => new() { Kind = PhaseKind.Constant, To = to, During = TimeSpan.FromMilliseconds(Bound) };
}
