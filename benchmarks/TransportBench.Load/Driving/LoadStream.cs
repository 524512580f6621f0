using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;

namespace TransportBench.Load.Driving;

/// <summary>The stream of a load test as its readers know it: payloads, and when each was meant to leave. Thread-safe.</summary>
/// <param name="plan">The plan.</param>
internal sealed class LoadStream(LoadPlan plan)
{
    private readonly ProfileArrivals _arrivals = new(new LoadProfile(plan.Scenario.Events));

    /// <summary>The payloads.</summary>
    public Feed Feed { get; } = new(plan.Seed, plan.Workload());

    /// <summary>When the first and the last connection got each event.</summary>
    public SpreadRecorder Spread { get; } = new(new ProfileArrivals(new LoadProfile(plan.Scenario.Events)).Count);

    /// <summary>Events of the whole stream.</summary>
    public long Events => _arrivals.Count;

    /// <summary>When an event was meant to leave, monotonic clock in ns.</summary>
    /// <param name="index">Below <see cref="Events"/>.</param>
    public long IntendedNs(long index) => plan.StartNs + _arrivals.OffsetNsOf(index);
}
