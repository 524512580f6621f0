using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.ContractTests.Wiring;

/// <summary>Two servers on loopback for the tests of one class: one for a coordinator's runs, one started by hand.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    /// <summary>Events of a feed by hand.</summary>
    public const int HandEvents = 20;

    private FeedServer? _server;
    private FeedServer? _byHand;

    public static FeedRunOptions ByHandOptions { get; } = new()
    {
        Id = "hand",
        Seed = 5,
        Mode = FeedMode.Paced,
        Workload = new Workload { Kind = PayloadKind.Text, SizeBytes = 64, EventsPerSecond = 10_000, Events = HandEvents },
    };

    public FeedServer Server => _server ?? throw new InvalidOperationException("not started");

    public FeedServer ByHand => _byHand ?? throw new InvalidOperationException("not started");

    public async ValueTask InitializeAsync()
    {
        _server = await FeedServer.StartAsync(
            new FeedServerOptions { AllowedOrigins = ["https://allowed.example"] }, TestContext.Current.CancellationToken);
        _byHand = await FeedServer.StartAsync(new FeedServerOptions { ByHand = ByHandOptions }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_byHand is not null) await _byHand.DisposeAsync();
    }
}
