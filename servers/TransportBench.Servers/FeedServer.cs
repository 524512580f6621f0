using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransportBench.Core;
using TransportBench.Servers.Broadcast;
using TransportBench.Servers.Lanes;
using TransportBench.Servers.Resumable;
using TransportBench.Servers.SignalR;
using TransportBench.Servers.Tcp;

namespace TransportBench.Servers;

/// <summary>The twins, the control, the floor and the polls in one host.</summary>
/// <remarks>
/// Kestrel with its defaults, for both editions. Two things an application has that this one has not: logging of requests (and with it an Activity for each), and authorization before the endpoints. Both would be held by every open request, and by both twins alike.
/// Thread-safe once started.
/// </remarks>
public sealed class FeedServer : IAsyncDisposable
{
    private static readonly Variant[] Varied = [.. Variants.Endpoints.Where(variant => !variant.IsPlain)];

    private readonly WebApplication _application;
    private readonly BlockingListener _blocking;
    private readonly EphemeralCertificate _certificate;
    private readonly ResumableService? _resumable;
    private volatile BroadcastFeed? _broadcast;
    private readonly TimeSpan _stopPatience;

    private FeedServer(
        FeedServerOptions options, WebApplication application, BlockingListener blocking, EphemeralCertificate certificate, ResumableService? resumable, RunRegistry runs, IReadOnlyDictionary<string, string> urls)
    {
        _application = application;
        _blocking = blocking;
        _certificate = certificate;
        _resumable = resumable;
        _stopPatience = options.StopPatience;
        Runs = runs;
        Urls = urls;
    }

    /// <summary>The runs it serves.</summary>
    public RunRegistry Runs { get; }

    /// <summary>URL of each transport's feed, by <see cref="Lane.Endpoint"/>, without query.</summary>
    public IReadOnlyDictionary<string, string> Urls { get; }

    /// <summary>The certificate of the endpoints over TLS as PEM, without its key. Made when it is first asked for or used, and gone with the process.</summary>
    public string Certificate => _certificate.Value.ExportCertificatePem();

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The address or port cannot be bound.</exception>
    public static async Task<FeedServer> StartAsync(FeedServerOptions options, CancellationToken cancellationToken)
    {
        var runs = new RunRegistry(options.ByHand);
        var certificate = new EphemeralCertificate(options.Address);
        // Empty: neither files nor variables of wherever it is started may change what is measured.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // Else a request has an Activity for as long as it lasts, which nobody reads.
            .AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical) // A lane that is refused is the client's to hear of.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // Whoever starts the server gets the exception and says it in one line.
        builder.Services.AddSingleton(runs);
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, options, certificate));
        LaneHubs.AddTo(builder.Services, options.Resumable?.Heartbeat);
        var application = builder.Build();
        application.UseWebSockets();
        var origins = new OriginPolicy(options.AllowedOrigins);
        var resumable = options is { Resumable: { } kept, ByHand: { } byHand } ? ResumableService.Begin(application, byHand, kept, origins) : null;
        FeedServer? server = null;
        LaneHubs.Map(application, origins);
        new Echo.EchoRoutes(origins).Map(application);
        new FeedRoutes(runs, origins, resumable?.Feed, () => server?._broadcast).Map(application);
        application.UseRouting();
        application.UseEndpoints(_ => { });
        application.UseAuthorization(); // SignalR brings it. Behind the endpoints, where nothing comes by: before them every request would wait in it for as long as it lasts.
        await application.StartAsync(cancellationToken);
        var blocking = new BlockingListener(runs, options.Address);
        server = new FeedServer(options, application, blocking, certificate, resumable, runs, UrlsOf(application, options.Address, blocking.Port));
        application.Lifetime.ApplicationStopping.Register(() => server._broadcast?.Stop());
        if (options is { Broadcast: { } live, ByHand: { } shared }) server.Broadcast(shared, live);
        return server;
    }

    /// <summary>Begins one live stream for all connections over WebSocket and SSE that name no run.</summary>
    /// <param name="run">What is sent, and when.</param>
    /// <param name="options">Since when, and how long.</param>
    /// <exception cref="ArgumentException">The payloads carry no sequence.</exception>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void Broadcast(FeedRunOptions run, BroadcastOptions options)
    {
        if (_broadcast is not null) throw new InvalidOperationException("this server has a live stream already");
        _broadcast = new BroadcastFeed(run, options);
    }

    /// <summary>Stops listening, ends connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _blocking.DisposeAsync();
        using var bound = new CancellationTokenSource(_stopPatience);
        await _application.StopAsync(bound.Token);
        if (_resumable is not null) await _resumable.DisposeAsync();
        if (_broadcast is not null) await _broadcast.DisposeAsync();
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private static void Listen(KestrelServerOptions kestrel, FeedServerOptions options, EphemeralCertificate certificate)
    {
        kestrel.Limits.MaxConcurrentConnections = options.MaximumConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = options.MaximumConnections;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Listen(options.Address, options.HttpPort, listen => listen.Use(ConnectionCounters.Around));
        kestrel.Listen(options.Address, options.TcpPort, listen =>
        {
            listen.Use(ConnectionCounters.Around);
            listen.UseConnectionHandler<FeedConnectionHandler>();
        });
        foreach (var variant in Varied)
        {
            // A port for each: with both versions on one, a client that has an HTTP/2 connection would open its WebSocket over it.
            kestrel.Listen(options.Address, 0, listen =>
            {
                listen.Protocols = variant.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1;
                listen.Use(ConnectionCounters.Around);
                if (variant.Tls) listen.UseHttps(certificate.Options);
            });
        }

        kestrel.Listen(options.Address, 0, listen =>
        {
            listen.Use(ConnectionCounters.Around);
            listen.UseHttps(certificate.Options).UseConnectionHandler<FeedConnectionHandler>();
        });
    }

    private static Dictionary<string, string> UrlsOf(WebApplication application, IPAddress address, int blockingPort)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        var host = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        var ports = addresses.Select(bound => new Uri(bound).Port).ToArray(); // In the order of the calls of Listen.
        var urls = new Dictionary<string, string>
        {
            [Transports.Tcp.Id] = $"tcp://{host}:{ports[1]}/feed/tcp",
            [$"{Transports.Tcp.Id}+tls"] = $"tcp://{host}:{ports[^1]}/feed/tcp",
            [Transports.TcpBlocking.Id] = $"tcp://{host}:{blockingPort}/feed/tcp-blocking",
        };
        foreach (var (variant, port) in Varied.Zip(ports[2..^1]).Prepend((default, ports[0])))
        {
            foreach (var transport in Transports.All.Where(transport => transport != Transports.Tcp && transport != Transports.TcpBlocking))
                if (Variants.WhyNot(transport, Edition.Idiomatic, variant) is null) urls[$"{transport.Id}{variant}"] = $"{Scheme(transport, variant)}://{host}:{port}/feed/{transport.Id}";
        }

        return urls;
    }

    private static string Scheme(Transport transport, Variant variant) =>
        (transport == Transports.WebSocket ? "ws" : "http") + (variant.Tls ? "s" : "");

    /// <summary>Signals are the command line's: a coordinator's Ctrl-C must not end its children in mid-trial.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
