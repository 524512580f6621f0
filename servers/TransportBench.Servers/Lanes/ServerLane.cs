using System.Net.Sockets;
using System.Runtime.CompilerServices;
using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Measurement.Bytes;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Logs;
using TransportBench.Measurement.Pacing;

namespace TransportBench.Servers.Lanes;

/// <summary>One lane of a run at the server: takes events from the pacer, stamps actual sends, hands them to an endpoint.</summary>
public abstract class ServerLane : IPacedLane, IDisposable
{
    private readonly StampLog? _log;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TcpCounters? _counters;
    private volatile Socket? _socket;
    private long _sent;
    private long _upEvents;

    /// <summary>For the kinds of lanes.</summary>
    private protected ServerLane(string name, Lane lane, FeedRun run, StampLog? log)
    {
        Name = name;
        Lane = lane;
        Run = run;
        _log = log;
    }

    /// <summary>Name in requests.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public Lane Lane { get; }

    /// <summary>Its run.</summary>
    public FeedRun Run { get; }

    /// <summary>The payloads.</summary>
    public Feed Feed => Run.Feed;

    /// <summary>The first event a saturated or immediate feed sends.</summary>
    public long FirstIndex { get; set; }

    /// <summary>What a calibration does to the lane; <see langword="null"/>: nothing.</summary>
    public Injection? Injection { get; init; }

    /// <summary>Events whose write began.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Events that came up the same connection.</summary>
    public long UpEvents => Volatile.Read(ref _upEvents);

    /// <summary>The first exception that ended the lane's connection early, or <see langword="null"/>.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a connection has ever taken the lane.</summary>
    public bool WasAttached { get; private set; }

    /// <summary>Completes when the endpoint has written the last event, or failed.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Completes when the server closes the lane's connection. Lanes of the twins and of their control only.</summary>
    public Task Closed => _closed.Task;

    /// <inheritdoc/>
    public abstract void Offer(long index);

    /// <inheritdoc/>
    public abstract void Complete();

    /// <summary>Notes that a connection takes the lane.</summary>
    public void MarkAttached() => WasAttached = true;

    /// <summary>Notes that the write of an event begins now.</summary>
    public void Stamp(long index)
    {
        _log?.Set(0, index, MonotonicClock.NowNs);
        Volatile.Write(ref _sent, _sent + 1);
        if (Injection is { } injection && injection.Burns(index)) BoundedSpin.For(injection.BurnNs);
    }

    /// <summary>Notes that the pacer hands over an event now, where its write begins later on another thread.</summary>
    protected void StampOffer(long index) => _log?.Set(1, index, MonotonicClock.NowNs);

    /// <summary>Notes many writes at once, of a saturated feed.</summary>
    public void CountSent(int events) => Volatile.Write(ref _sent, _sent + events);

    /// <summary>What the kernel has counted of the lane's connection: up to its close, or so far; <see langword="null"/> where the system does not say, or nothing has carried the lane.</summary>
    public TcpCounters? Counters => _closed.Task.IsCompleted ? _counters : _socket is { } open ? TcpInfo.Read(open) : null;

    /// <summary>Notes which connection carries the lane; <see langword="null"/>: none with a socket.</summary>
    public void NoteOpened(Socket? socket) => _socket = socket;

    /// <summary>Notes that the lane's connection is about to be closed.</summary>
    public void NoteClosed(TcpCounters? counters)
    {
        _counters = counters;
        _closed.TrySetResult();
    }

    /// <summary>Notes that an event came up.</summary>
    public void CountUp() => Interlocked.Increment(ref _upEvents);

    /// <summary>The lane's connection has ended; with an exception if too early.</summary>
    public virtual void End(Exception? failure = null)
    {
        Failure ??= failure;
        _ended.TrySetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The lane that fits its transport and edition.</summary>
    /// <exception cref="ArgumentException">It cannot take the injection.</exception>
    internal static ServerLane Create(string name, Lane lane, FeedRun run, StampLog? log, Injection? injection)
    {
        if (injection is not null) Require(lane, injection);
        if (lane.Transport == Transports.LongPolling || lane.Transport == Transports.ShortPolling) return new PolledLane(name, lane, run, log) { Injection = injection };
        if (lane.Transport == Transports.TcpBlocking) return new BlockingLane(name, lane, run, log) { Injection = injection };
        return lane.Edition == Edition.Tuned && !Transports.SignalR.Contains(lane.Transport)
            ? new DirectLane(name, lane, run, log) { Injection = injection }
            : new ChannelLane(name, lane, run, log) { Injection = injection };
    }

    private static void Require(Lane lane, Injection injection)
    {
        if (injection.BurnNs is < 0 or > BoundedSpin.LongestNs)
            throw new ArgumentOutOfRangeException(nameof(injection), injection.BurnNs, $"a burn takes 0 to {BoundedSpin.LongestNs} ns");
        if (!injection.ChangesBytes) return;
        if (lane.Edition != Edition.Tuned || lane.Transport == Transports.TcpBlocking || lane.Transport == Transports.LongPolling || lane.Transport == Transports.ShortPolling)
            throw new ArgumentException($"bytes cannot be injected into {lane}: only tuned lanes that write through a sink take them", nameof(injection));
        if (injection.ExtraEvery <= 0) return;
        if (!InjectingSink.CanPad(lane.Transport)) throw new ArgumentException($"no bytes can be added to {lane} that are no event", nameof(injection));
        if (injection.ExtraBytes is < 2 or > Injection.MostExtraBytes)
            throw new ArgumentOutOfRangeException(nameof(injection), injection.ExtraBytes, $"2 to {Injection.MostExtraBytes} extra bytes can be added");
    }

    /// <summary>Notes that an event will never be written.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="reason">One of <see cref="NotSent"/>.</param>
    protected void StampUnsent(long index, long reason) => _log?.Set(0, index, reason);

    /// <summary>The indices of a feed that is not paced: until the run stops, or to the workload's end.</summary>
    protected async IAsyncEnumerable<long> UnpacedIndices([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Run.Started.WaitAsync(cancellationToken);
        var end = Run.Options.Mode == FeedMode.Saturated ? long.MaxValue : Run.Options.Workload.TotalEvents;
        for (var index = FirstIndex; index < end && !Run.IsStopped; index++) yield return index;
    }

    /// <summary>Releases the log; where the connection has not ended yet, as soon as it has: until then it may stamp.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _log is null) return;
        if (_ended.Task.IsCompleted) _log.Dispose();
        else _ended.Task.ContinueWith(_ => _log.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
