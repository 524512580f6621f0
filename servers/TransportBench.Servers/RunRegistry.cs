using System.Collections.Concurrent;
using TransportBench.Core;

namespace TransportBench.Servers;

/// <summary>The runs a server knows, and what it does with a request for one it does not know.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class RunRegistry
{
    /// <summary>Most runs that a server started by hand makes up at once: one per connection.</summary>
    public const int MaximumByHand = 256;

    private readonly ConcurrentDictionary<string, FeedRun> _runs = new();
    private readonly FeedRunOptions? _byHand;
    private int _open;

    /// <param name="byHand">What a connection to an unknown run gets, a feed of its own; <see langword="null"/> refuses unknown runs.</param>
    public RunRegistry(FeedRunOptions? byHand = null) => _byHand = byHand;

    /// <summary>Makes a run known.</summary>
    public void Add(FeedRun run) => _runs[run.Options.Id] = run;

    /// <summary>Whether a run is known.</summary>
    public bool Knows(string id) => _runs.ContainsKey(id);

    /// <summary>Forgets a run and releases its logs.</summary>
    public void Remove(string id)
    {
        if (_runs.TryRemove(id, out var run)) run.Dispose();
    }

    /// <summary>Finds the lane a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="transport">The transport of its route.</param>
    /// <param name="variant">How it came: HTTP version and TLS.</param>
    /// <exception cref="FeedRequestException">There is none, with the reason.</exception>
    public LaneLease Lease(FeedRequestLine request, Transport transport, Variant variant)
    {
        if (_runs.TryGetValue(request.Run, out var run))
        {
            var lane = run.Find(request.Lane) ?? throw new FeedRequestException(404, $"run '{request.Run}' has no lane '{request.Lane}'");
            if (lane.Lane.Transport != transport)
                throw new FeedRequestException(400, $"lane '{request.Lane}' is {lane.Lane.Transport}, not {transport}");
            if (lane.Lane.Variant.Endpoint != variant)
                throw new FeedRequestException(400, $"lane '{request.Lane}' is for {lane.Lane.Variant.Endpoint.Words}; this request came over {variant.Words}");
            lane.MarkAttached();
            return new LaneLease(lane, null);
        }

        if (_byHand is null) throw new FeedRequestException(404, $"no run '{request.Run}'");
        if (Transports.SignalR.Contains(transport) || transport == Transports.TcpBlocking || transport == Transports.LongPolling || transport == Transports.ShortPolling)
            throw new FeedRequestException(404, $"{transport} needs a run of the coordinator; by hand there are websocket, sse and tcp");
        if (Interlocked.Increment(ref _open) > MaximumByHand)
        {
            Interlocked.Decrement(ref _open);
            throw new FeedRequestException(503, $"{MaximumByHand} feeds are open already");
        }

        return HandFeed.Open(_byHand, request, transport, variant, () => Interlocked.Decrement(ref _open));
    }
}
