using System.Collections.Concurrent;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Measurement.Logs;
using TransportBench.Servers.Lanes;

namespace TransportBench.Servers;

/// <summary>One feed and the lanes that carry it.</summary>
/// <remarks>Lanes are added before the start; the rest is thread-safe.</remarks>
public sealed class FeedRun : IDisposable
{
    private readonly ConcurrentDictionary<string, ServerLane> _lanes = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopped;

    /// <param name="options">What is sent, and how.</param>
    public FeedRun(FeedRunOptions options)
    {
        Options = options;
        Feed = new Feed(options.Seed, options.Workload);
        Base64InEventStream = !Feed.IsRawInEventStream && !options.ForceRaw;
    }

    /// <summary>What is sent, and how.</summary>
    public FeedRunOptions Options { get; }

    /// <summary>The payloads.</summary>
    public Feed Feed { get; }

    /// <summary>Whether an event stream carries the payloads as base64.</summary>
    public bool Base64InEventStream { get; }

    /// <summary>Completes when events may flow in a saturated or immediate run.</summary>
    public Task Started => _started.Task;

    /// <summary>A saturated run has been told to end.</summary>
    public bool IsStopped => _stopped;

    /// <summary>The lanes by name.</summary>
    public ICollection<ServerLane> Lanes => _lanes.Values;

    /// <summary>Adds a lane of the kind that its transport and edition ask for.</summary>
    /// <param name="name">Name in requests.</param>
    /// <param name="lane">What it is.</param>
    /// <param name="log">Where actual sends are stamped; <see langword="null"/> for nowhere. The run disposes of it.</param>
    /// <param name="injection">What a calibration does to it; <see langword="null"/>: nothing.</param>
    /// <exception cref="ArgumentException">A lane of that name exists, or cannot take the injection.</exception>
    public ServerLane Add(string name, Lane lane, StampLog? log, Injection? injection = null)
    {
        var added = ServerLane.Create(name, lane, this, log, injection);
        return _lanes.TryAdd(name, added) ? added : throw new ArgumentException($"lane '{name}' exists already in run '{Options.Id}'", nameof(name));
    }

    /// <summary>The lane of that name, or <see langword="null"/>.</summary>
    public ServerLane? Find(string name) => _lanes.GetValueOrDefault(name);

    /// <summary>Lets events flow.</summary>
    public void Start() => _started.TrySetResult();

    /// <summary>Ends a saturated run: every lane completes after the event in hand.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Releases the send logs of lanes that have ended; their files stay. A lane that has not may still stamp: its log is left to the process.</summary>
    public void Dispose()
    {
        _stopped = true;
        _started.TrySetResult();
        foreach (var lane in _lanes.Values.Where(lane => lane.Ended.IsCompleted || !lane.WasAttached)) lane.Dispose();
    }
}
