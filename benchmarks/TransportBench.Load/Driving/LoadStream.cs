using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;

namespace TransportBench.Load.Driving;

/// <summary>The stream of a load test as its readers know it: payloads, and when each was meant to leave. Thread-safe.</summary>
internal sealed class LoadStream
{
    private readonly ProfileArrivals _arrivals;
    private readonly long _startNs;

    /// <param name="plan">The plan.</param>
    public LoadStream(LoadPlan plan)
    {
        _arrivals = new ProfileArrivals(new LoadProfile(plan.Scenario.Events));
        _startNs = plan.StartNs;
        Feed = new Feed(plan.Seed, plan.Workload());
        Spread = new SpreadRecorder(_arrivals.Count);
    }

    /// <summary>The payloads.</summary>
    public Feed Feed { get; }

    /// <summary>When the first and the last connection got each event.</summary>
    public SpreadRecorder Spread { get; }

    /// <summary>Events of the whole stream.</summary>
    public long Events => _arrivals.Count;

    /// <summary>When an event was meant to leave, monotonic clock in ns.</summary>
    /// <param name="index">Below <see cref="Events"/>.</param>
    public long IntendedNs(long index) => _startNs + _arrivals.OffsetNsOf(index);
}
