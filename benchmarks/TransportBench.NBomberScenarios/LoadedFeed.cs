using System.Text.Json;
using TransportBench.Core;
using TransportBench.Experiments.Hosting;
using TransportBench.Load.Driving;
using TransportBench.Load.Results;
using TransportBench.Load.Scenarios;
using TransportBench.Measurement.Clock;

namespace TransportBench.NBomberScenarios;

/// <summary>A scenario over one transport: a server process of its own, and the copies that read from it.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="transport">The transport.</param>
/// <param name="seed">Seed of the payloads.</param>
/// <param name="after">How long others run first.</param>
internal sealed class LoadedFeed(LoadScenario scenario, Transport transport, ulong seed, TimeSpan after) : IAsyncDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Beyond = TimeSpan.FromMinutes(1); // NBomber's clock is not ours: the stream stays open until its copies are gone.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private HostProcess? _server;
    private Task? _beginning;
    private FeedCopies? _copies;

    /// <summary>What is run.</summary>
    public LoadScenario Scenario { get; } = scenario;

    /// <summary>Over what.</summary>
    public Transport Transport { get; } = transport;

    /// <summary>How long others run first.</summary>
    public TimeSpan After { get; } = after;

    /// <summary>Its copies.</summary>
    /// <exception cref="InvalidOperationException">It has not begun.</exception>
    public FeedCopies Copies => _copies ?? throw new InvalidOperationException($"{Transport.Id} has not begun");

    /// <summary>Starts the server.</summary>
    /// <exception cref="HostFailedException">The server did not come up.</exception>
    public async Task StartAsync(CancellationToken cancellationToken) => _server = await HostProcess.StartAsync("serve", cancellationToken);

    /// <summary>Begins the stream, with the first copy that asks: NBomber's start is what counts, not ours. Thread-safe.</summary>
    /// <exception cref="HostFailedException">The server does not answer.</exception>
    public Task BeginAsync()
    {
        lock (_lock) return _beginning ??= BroadcastAsync();
    }

    /// <summary>Ends connections and server; figures stay. Again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_copies is not null) await _copies.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>Whether a threshold holds so far. One that looks at what only <c>load</c> sees does not.</summary>
    /// <param name="threshold">The threshold.</param>
    public bool Holds(Threshold threshold) => _copies is not null && LoadFigures.Of(threshold.Metric, Copies.Totals(), []) is { } figure && threshold.Holds(figure);

    private async Task BroadcastAsync()
    {
        var server = _server ?? throw new InvalidOperationException($"{Transport.Id} has no server yet");
        var plan = new LoadPlan
        {
            Scenario = Scenario,
            Transport = Transport.Id,
            StartNs = MonotonicClock.NowNs + (Ahead.Ticks * 100),
            Seed = seed,
            Url = new Uri(server.Hello.Urls![Transport.Id]),
        };
        var live = new BroadcastPlan { Seed = seed, Workload = plan.Workload(), StartNs = plan.StartNs, Lasting = Scenario.Duration + Beyond };
        await server.AskAsync(new HostMessage { Type = "broadcast", Details = JsonSerializer.SerializeToElement(live, HostChannel.Json) }, "broadcasting", Patience, CancellationToken.None);
        _copies = new FeedCopies(plan);
    }
}
