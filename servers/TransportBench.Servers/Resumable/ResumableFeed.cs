using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Pacing;

namespace TransportBench.Servers.Resumable;

/// <summary>One stream that goes on whether anybody reads it or not, and that a reader may enter at any event that is still kept.</summary>
/// <remarks>A restarted server that is given the same seed, workload and start has the same stream: what was due meanwhile has happened. Thread-safe.</remarks>
public sealed class ResumableFeed : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pacing;

    /// <param name="run">What is sent.</param>
    /// <param name="options">How it is kept.</param>
    /// <exception cref="ArgumentException">The payloads carry no sequence.</exception>
    public ResumableFeed(FeedRunOptions run, ResumableOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.History, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.History, ResumableOptions.MaximumHistory);
        Options = options;
        Feed = new Feed(run.Seed, run.Workload);
        if (!Feed.HasSequence)
            throw new ArgumentException($"payloads of {Feed.Size} B carry no sequence, so nobody could tell what is lost; at least {Feed.MinimumSequencedSize} B are needed", nameof(run));
        var schedule = ArrivalSchedules.Create(run.Workload, run.Seed, TimeSpan.FromMicroseconds(1));
        var now = MonotonicClock.NowNs;
        var start = options.StartNs ?? now;
        var total = run.Workload.TotalEvents;
        var happened = options.StartNs is null ? 0 : RemainingArrivals.DueBy(schedule, now - start, total);
        Store = new EventStore(options.History, happened);
        var plan = new SlotPlan(new RemainingArrivals(schedule, happened), run.Seed, lanes: 1, slotNs: 1_000);
        NaiveFanOut = options.IsNaive ? new NaiveFanOut(Feed) : null;
        var pacer = new Pacer(plan, [new Rest(Store, NaiveFanOut, happened)], total - happened);
        _pacing = pacer.RunAsync(start, _stop.Token);
    }

    /// <summary>How it is kept.</summary>
    public ResumableOptions Options { get; }

    /// <summary>The payloads.</summary>
    public Feed Feed { get; }

    /// <summary>What has happened.</summary>
    public EventStore Store { get; }

    /// <summary>The queues without bound, where readers are served from those.</summary>
    internal NaiveFanOut? NaiveFanOut { get; }

    /// <summary>Where a reader enters.</summary>
    /// <param name="request">What it asks for.</param>
    /// <param name="gap"/>
    /// <inheritdoc cref="Enter(long, out Gap?)" path="/returns"/>
    public long Enter(FeedRequestLine request, out Gap? gap) => Enter(request.IsLive ? Store.Next - 1 : request.After, out gap);

    /// <summary>Where a reader goes on.</summary>
    /// <param name="after">The last event it has had; −1 for none.</param>
    /// <param name="gap">Events it asks for that are forgotten; <see langword="null"/> if there are none.</param>
    /// <returns>The first event it gets.</returns>
    public long Enter(long after, out Gap? gap)
    {
        var oldest = Store.Oldest;
        var next = after < Store.Next ? Math.Max(0, after + 1) : oldest; // An event that has not happened is of another stream: whoever names it gets all that is kept.
        gap = next < oldest ? new Gap(next, oldest - 1) : null;
        return Math.Max(next, oldest);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pacing;
        _stop.Dispose();
    }

    private sealed class Rest(EventStore store, NaiveFanOut? fanOut, long happened) : IPacedLane
    {
        public void Offer(long index)
        {
            store.Offer(index + happened);
            fanOut?.Offer(index + happened);
        }

        public void Complete()
        {
            store.Complete();
            fanOut?.Complete();
        }
    }
}
