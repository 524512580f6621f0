using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransportBench.Core;
using TransportBench.Servers.Tcp;

namespace TransportBench.Servers;

/// <summary>The twins, the control, the floor and the polls in one host.</summary>
/// <remarks>Kestrel with its defaults, for both editions. Thread-safe once started.</remarks>
public sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly BlockingListener _blocking;

    private FeedServer(WebApplication application, BlockingListener blocking, RunRegistry runs, IReadOnlyDictionary<string, string> urls)
    {
        _application = application;
        _blocking = blocking;
        Runs = runs;
        Urls = urls;
    }

    /// <summary>The runs it serves.</summary>
    public RunRegistry Runs { get; }

    /// <summary>URL of each transport's feed, by the transport's ID, without query.</summary>
    public IReadOnlyDictionary<string, string> Urls { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The address or port cannot be bound.</exception>
    public static async Task<FeedServer> StartAsync(FeedServerOptions options, CancellationToken cancellationToken)
    {
        var runs = new RunRegistry(options.ByHand);
        // Empty: neither files nor variables of wherever it is started may change what is measured.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // Whoever starts the server gets the exception and says it in one line.
        builder.Services.AddSingleton(runs);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = options.MaximumConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = options.MaximumConnections;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Listen(options.Address, options.HttpPort);
            kestrel.Listen(options.Address, options.TcpPort, listen => listen.UseConnectionHandler<FeedConnectionHandler>());
        });
        var application = builder.Build();
        application.UseWebSockets();
        new FeedRoutes(runs, new OriginPolicy(options.AllowedOrigins)).Map(application);
        await application.StartAsync(cancellationToken);
        var blocking = new BlockingListener(runs, options.Address);
        return new FeedServer(application, blocking, runs, UrlsOf(application, options.Address, blocking.Port));
    }

    /// <summary>Stops listening, ends connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _blocking.DisposeAsync();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(bound.Token);
        await _application.DisposeAsync();
    }

    private static Dictionary<string, string> UrlsOf(WebApplication application, IPAddress address, int blockingPort)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        var http = new Uri(addresses[0]).Port;
        var tcp = new Uri(addresses[1]).Port;
        var host = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        return Transports.All.ToDictionary(transport => transport.Id, transport => transport.Id switch
        {
            "tcp" => $"tcp://{host}:{tcp}/feed/tcp",
            "tcp-blocking" => $"tcp://{host}:{blockingPort}/feed/tcp-blocking",
            "websocket" => $"ws://{host}:{http}/feed/websocket",
            var id => $"http://{host}:{http}/feed/{id}",
        });
    }

    /// <summary>Signals are the command line's: a coordinator's Ctrl-C must not end its children in mid-trial.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
