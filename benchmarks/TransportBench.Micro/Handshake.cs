using BenchmarkDotNet.Attributes;
using TransportBench.Clients;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Clients.WebSockets;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Measurement.Bytes;
using TransportBench.Servers;

namespace TransportBench.Micro;

/// <summary>From nothing to an accepted feed over loopback: TCP connect, request, response head; server and client in one process, so both are in the time and in the bytes allocated.</summary>
/// <remarks>The connections of a table are counted, so that closed ones do not use up the system's ports.</remarks>
[InvocationCount(64)]
public class Handshake : IWireBytes
{
    private FeedServer? _server;

    [GlobalSetup]
    public void Setup() => _server = FeedServer.StartAsync(
        new FeedServerOptions
        {
            ByHand = new FeedRunOptions
            {
                Id = "micro",
                Seed = 1,
                Mode = FeedMode.Immediate,
                Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 128, Events = 1 },
            },
        },
        CancellationToken.None).GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Cleanup()
    {
        _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _server = null;
    }

    [Benchmark(Baseline = true, Description = "WebSocket")]
    public Task WebSocket() => OpenAsync(new WebSocketSocketClient(Request(Transports.WebSocket, null)));

    [Benchmark(Description = "SSE")]
    public Task EventStream() => OpenAsync(new EventStreamSocketClient(Request(Transports.ServerSentEvents, null)));

    /// <inheritdoc/>
    public double? WireBytes(string benchmark)
    {
        IByteAccount account = benchmark == nameof(WebSocket) ? new WebSocketByteAccount() : new EventStreamByteAccount();
        OpenAsync(benchmark == nameof(WebSocket)
            ? new WebSocketSocketClient(Request(Transports.WebSocket, account))
            : new EventStreamSocketClient(Request(Transports.ServerSentEvents, account))).GetAwaiter().GetResult();
        Cleanup();
        return account.Totals.Handshake;
    }

    private static async Task OpenAsync(IFeedClient client)
    {
        await using (client) await client.ConnectAsync(CancellationToken.None);
    }

    private FeedRequest Request(Transport transport, IByteTap? tap) => new()
    {
        Url = new Uri(_server!.Urls[transport.Id]),
        Lane = transport.Id,
        Edition = "tuned",
        Run = "micro",
        Tap = tap,
    };
}
