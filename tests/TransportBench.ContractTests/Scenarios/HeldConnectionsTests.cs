using TransportBench.Clients;
using TransportBench.ContractTests.Faults;
using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Scenarios;
using TransportBench.Measurement.Bytes;
using TransportBench.Servers.Resumable;
using Xunit;

namespace TransportBench.ContractTests.Scenarios;

/// <summary>Connections that carry heartbeats alone.</summary>
public sealed class HeldConnectionsTests
{
    private const int PastTheHandshake = 10; // Reads: the response's head and the first event come in fewer.
    private static readonly Workload Silent = new() { Kind = PayloadKind.Text, SizeBytes = 128, EventsPerSecond = 0.001, Events = 10 };
    private static readonly ResumableOptions Beating = new() { History = 4, Heartbeat = TimeSpan.FromMilliseconds(20) };

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("websocket", 2)] // 8A 00: a pong that nobody asked for (RFC 6455 §5.5.3), and nothing comes back.
    [InlineData("sse", 8)] // A comment, ":\n\n", in a chunk of its own.
    public async Task Heartbeat_Alone_IsItsFramingAndNothingComesBack(string transport, int bytes)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ResumableServer.StartAsync(Silent, Beating, cancellation);
        var tap = new TrafficTap();
        var kind = Transports.Find(transport)!;
        await using var held = await HeldConnections.OpenAsync(Create, 1, 1, cancellation);
        var before = await ReadsAsync(tap, PastTheHandshake, cancellation);
        var after = (await ReadsAsync(tap, before.DownPieces + 5, cancellation)).Since(before);
        Assert.Equal(0, after.Down % bytes);
        Assert.InRange(after.Down, 5 * bytes, long.MaxValue);
        Assert.Equal(0, after.Up);
        Assert.Equal(1, held.Open);

        IFeedClient Create() => FeedClients.Socket.Create(kind, new FeedRequest
        {
            Url = new Uri($"{(kind == Transports.WebSocket ? "ws" : "http")}://{server.Address}/feed/{transport}"),
            Lane = "idle",
            Edition = "idiomatic",
            Run = "idle",
            Tap = tap,
        });
    }

    [Fact]
    public async Task Open_OneIsRefused_ThrowsAndClosesTheOthers()
    {
        List<Scripted> clients = [];
        await Assert.ThrowsAsync<FeedConnectException>(() => HeldConnections.OpenAsync(Create, 3, 3, TestContext.Current.CancellationToken));
        Assert.Equal(3, clients.Count);
        Assert.All(clients, client => Assert.True(client.IsDisposed));

        Scripted Create()
        {
            clients.Add(new Scripted(isRefused: clients.Count == 1));
            return clients[^1];
        }
    }

    private static async Task<TrafficTap.Traffic> ReadsAsync(TrafficTap tap, long pieces, CancellationToken cancellationToken)
    {
        while (tap.Now.DownPieces < pieces) await Task.Delay(5, cancellationToken);
        return tap.Now;
    }

    /// <summary>A client that is let in or refused, and reads until it is told to end.</summary>
    private sealed class Scripted(bool isRefused) : IFeedClient
    {
        public bool IsDisposed { get; private set; }

        public TcpCounters? TcpCounters => null;

        public Task ConnectAsync(CancellationToken cancellationToken) => isRefused ? Task.FromException(new FeedConnectException("refused")) : Task.CompletedTask;

        public Task ReceiveAsync(IEventReceiver receiver, CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

        public ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool isText, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
