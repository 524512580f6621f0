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
    private readonly HeldPort _port;
    private FeedServer _server;

    private InProcessFaultyServer(FaultyServerOptions options, bool isMinimal, HeldPort port, FeedServer server)
    {
        _options = options;
        _isMinimal = isMinimal;
        _port = port;
        _server = server;
    }

    public IPEndPoint Address => _port.Address;

    public static Task<IFaultyServer> StartAsync(FaultyServerOptions options, CancellationToken cancellationToken) => StartAsync(options, isMinimal: false, cancellationToken);

    /// <summary>The same stream from the shortest endpoints that are correct.</summary>
    public static Task<IFaultyServer> StartMinimalAsync(FaultyServerOptions options, CancellationToken cancellationToken) => StartAsync(options, isMinimal: true, cancellationToken);

    public async Task KillAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await _server.DisposeAsync();
        await Task.Delay(pause, cancellationToken);
        _server = await ServeAsync(_options, _isMinimal, _port, cancellationToken);
    }

    public async Task<TimeSpan> StopAsync(CancellationToken cancellationToken)
    {
        await KillAsync(TimeSpan.Zero, cancellationToken);
        return TimeSpan.Zero;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _port.Dispose();
    }

    private static async Task<IFaultyServer> StartAsync(FaultyServerOptions options, bool isMinimal, CancellationToken cancellationToken)
    {
        var port = new HeldPort();
        return new InProcessFaultyServer(options, isMinimal, port, await ServeAsync(options, isMinimal, port, cancellationToken));
    }

    private static Task<FeedServer> ServeAsync(FaultyServerOptions options, bool isMinimal, HeldPort port, CancellationToken cancellationToken) => FeedServer.StartAsync(
        new FeedServerOptions
        {
            HttpPort = port.Address.Port,
            StopPatience = Promptly,
            ByHand = new FeedRunOptions { Id = "hand", Seed = options.Seed, Mode = FeedMode.Paced, Workload = options.Workload },
            Resumable = new ResumableOptions { History = options.History, StartNs = options.StartNs, Heartbeat = options.Heartbeat, IsMinimal = isMinimal },
        },
        cancellationToken);
}
