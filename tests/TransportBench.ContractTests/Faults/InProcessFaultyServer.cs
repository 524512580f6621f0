using System.Net;
using TransportBench.Experiments.Faults;
using TransportBench.Servers;
using TransportBench.Servers.Resumable;

namespace TransportBench.ContractTests.Faults;

/// <summary>A faulty server in this process: it takes its listener and its connections away and comes back on the same port with the same stream.</summary>
internal sealed class InProcessFaultyServer : IFaultyServer
{
    private static readonly TimeSpan Promptly = TimeSpan.FromMilliseconds(50);

    private readonly FaultyServerOptions _options;
    private readonly bool _isMinimal;
    private FeedServer _server;

    private InProcessFaultyServer(FaultyServerOptions options, bool isMinimal, FeedServer server)
    {
        _options = options;
        _isMinimal = isMinimal;
        _server = server;
        Address = new IPEndPoint(IPAddress.Loopback, new Uri(server.Urls["sse"]).Port);
    }

    public IPEndPoint Address { get; }

    public static async Task<IFaultyServer> StartAsync(FaultyServerOptions options, CancellationToken cancellationToken) =>
        new InProcessFaultyServer(options, isMinimal: false, await ServeAsync(options, false, 0, Promptly, cancellationToken));

    /// <summary>The same stream from the shortest endpoints that are correct.</summary>
    public static async Task<IFaultyServer> StartMinimalAsync(FaultyServerOptions options, CancellationToken cancellationToken) =>
        new InProcessFaultyServer(options, isMinimal: true, await ServeAsync(options, true, 0, Promptly, cancellationToken));

    public async Task KillAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await _server.DisposeAsync();
        await Task.Delay(pause, cancellationToken);
        _server = await ServeAsync(_options, _isMinimal, Address.Port, Promptly, cancellationToken);
    }

    public async Task<TimeSpan> StopAsync(CancellationToken cancellationToken)
    {
        await KillAsync(TimeSpan.Zero, cancellationToken);
        return TimeSpan.Zero;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task<FeedServer> ServeAsync(FaultyServerOptions options, bool isMinimal, int port, TimeSpan patience, CancellationToken cancellationToken) => FeedServer.StartAsync(
        new FeedServerOptions
        {
            HttpPort = port,
            StopPatience = patience,
            ByHand = new FeedRunOptions { Id = "hand", Seed = options.Seed, Mode = FeedMode.Paced, Workload = options.Workload },
            Resumable = new ResumableOptions { History = options.History, StartNs = options.StartNs, Heartbeat = options.Heartbeat, IsMinimal = isMinimal },
        },
        cancellationToken);
}
