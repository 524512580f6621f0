using System.Security.Cryptography.X509Certificates;
using TransportBench.Clients;
using TransportBench.Core;
using TransportBench.Core.Schedules;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Pacing;
using TransportBench.Servers;
using TransportBench.Servers.Lanes;

namespace TransportBench.ContractTests.Wiring;

/// <summary>A run on a real server, wired as the two hosts wire it: lanes at the server, clients, the pacer.</summary>
internal sealed class OpenRun : IDisposable
{
    private const ulong Seed = 42;
    private const long SlotNs = 1_000;

    private static int _runs;

    private readonly FeedServer _server;
    private readonly IReadOnlyList<Lane> _lanes;

    public OpenRun(FeedServer server, FeedMode mode, Workload workload, bool coalesced, params IReadOnlyList<Lane> lanes)
    {
        _server = server;
        _lanes = lanes;
        Run = new FeedRun(new FeedRunOptions
        {
            Id = $"contract-{Interlocked.Increment(ref _runs)}",
            Seed = Seed,
            Workload = workload,
            Mode = mode,
            Coalesced = coalesced,
        });
        foreach (var lane in lanes) Run.Add(lane.ToString(), lane, log: null);
        server.Runs.Add(Run);
    }

    public OpenRun(FeedServer server, Workload workload, params IReadOnlyList<Lane> lanes)
        : this(server, FeedMode.Paced, workload, coalesced: false, lanes)
    {
    }

    public FeedRun Run { get; }

    public ServerLane At(Lane lane) => Run.Find(lane.ToString())!;

    public FeedRequest Request(Lane lane) => new()
    {
        Url = new Uri(_server.Urls[lane.Endpoint]),
        Lane = lane.ToString(),
        Edition = lane.Edition.ToString().ToLowerInvariant(),
        Run = Run.Options.Id,
        Variant = lane.Variant,
        Trusted = lane.Variant.Tls ? X509Certificate2.CreateFromPem(_server.Certificate) : null,
        Base64InText = lane.Transport == Transports.ServerSentEvents && Run.Base64InEventStream,
    };

    public IFeedClient Client(Lane lane, IByteTap? tap = null) => FeedClients.Create(lane, Request(lane) with { Tap = tap });

    public async Task<IFeedClient> ConnectAsync(Lane lane, CancellationToken cancellationToken)
    {
        var client = Client(lane);
        await client.ConnectAsync(cancellationToken);
        return client;
    }

    /// <summary>Offers every event of every lane from now on, then completes the lanes.</summary>
    public Task PaceAsync(CancellationToken cancellationToken)
    {
        var workload = Run.Options.Workload;
        var schedule = ArrivalSchedules.Create(workload, Seed, TimeSpan.FromMicroseconds(_lanes.Count));
        var pacer = new Pacer(new SlotPlan(schedule, Seed, _lanes.Count, SlotNs), [.. _lanes.Select(At)], workload.TotalEvents);
        return pacer.RunAsync(MonotonicClock.NowNs, cancellationToken);
    }

    public void Dispose() => _server.Runs.Remove(Run.Options.Id);
}
