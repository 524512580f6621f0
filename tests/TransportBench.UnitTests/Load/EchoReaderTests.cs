using TransportBench.Clients;
using TransportBench.Core.Schedules;
using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;
using Xunit;

namespace TransportBench.UnitTests.Load;

/// <summary>The account of an echo: what was due and is not back is lost, and what goes wrong is said.</summary>
public sealed class EchoReaderTests
{
    private const int Bound = 60_000; // Only a hang reaches it.

    [Fact(Timeout = Bound)]
    public async Task Read_EverythingComesBack_NothingIsLost()
    {
        var (counters, failure) = await ReadAsync(new Peer(), TestContext.Current.CancellationToken);
        Assert.Null(failure);
        Assert.Equal((0, 0, 0, 0), (counters.Lost, counters.Duplicated, counters.OutOfOrder, counters.Corrupt));
        Assert.InRange(counters.Received, 1, Events - 1);
    }

    [Fact(Timeout = Bound)]
    public async Task Read_SomeNeverComeBack_TheyAreLost()
    {
        var peer = new Peer { Keeps = number => number % 2 == 1 };
        var (counters, failure) = await ReadAsync(peer, TestContext.Current.CancellationToken);
        Assert.Null(failure);
        Assert.Equal((peer.Sent - counters.Received, peer.Sent / 2), (counters.Lost, counters.Lost));
    }

    [Fact(Timeout = Bound)]
    public async Task Read_ASendFails_EndsWithItsReason()
    {
        var (counters, failure) = await ReadAsync(new Peer { SendFails = true }, TestContext.Current.CancellationToken);
        Assert.IsType<IOException>(failure);
        Assert.Equal(0, counters.Received);
        Assert.True(counters.Lost > 0);
    }

    [Fact(Timeout = Bound)]
    public async Task Read_TheServerEnds_IsAFailure()
    {
        var (_, failure) = await ReadAsync(new Peer { Ends = true }, TestContext.Current.CancellationToken);
        Assert.Contains("ended the connection", Assert.IsType<IOException>(failure).Message, StringComparison.Ordinal);
    }

    private static int Events => 40;

    private static async Task<(LoadCounters Counters, Exception? Failure)> ReadAsync(Peer peer, CancellationToken cancellationToken)
    {
        LoadPhase[] phases = [new() { Kind = PhaseKind.Constant, To = Events, During = TimeSpan.FromSeconds(1) }];
        var plan = new LoadPlan { Scenario = new LoadScenario { Name = "echo", Connections = phases, Events = phases }, Transport = "websocket", StartNs = MonotonicClock.NowNs + 500_000_000, Seed = 1, Mode = LoadMode.Echo };
        using var meter = new LoadMeter();
        using var pacer = new EchoPacer();
        var failure = await Record.ExceptionAsync(() => new EchoReader(new LoadStream(plan), 0.5, pacer, meter).ReadAsync(peer, cancellationToken));
        return (meter.Cut(out _, out _), failure);
    }

    /// <summary>A server that sends back what it gets, or does not.</summary>
    private sealed class Peer : IFeedClient
    {
        private IEventReceiver? _receiver;

        public Func<int, bool> Keeps { get; init; } = _ => false;

        public bool SendFails { get; init; }

        public bool Ends { get; init; }

        public int Sent { get; private set; }

        public TcpCounters? TcpCounters => null;

        public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken)
        {
            _receiver = receiver;
            return Ends ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public async ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken)
        {
            await Task.Yield(); // As a request does.
            if (SendFails) throw new IOException("status 403");
            if (!Keeps(Sent++)) _receiver!.OnEvent(payload.Span, 0, MonotonicClock.NowNs);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
