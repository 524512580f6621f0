namespace TransportBench.Core.Schedules;

/// <summary>Bursts of groups as close together as they may be, then a pause that keeps the mean rate.</summary>
/// <remarks>Pure and thread-safe; allocates nothing.</remarks>
public sealed class BurstArrivals : IArrivalSchedule
{
    private readonly double _periodNs;
    private readonly long _gapNs;

    /// <summary>Sets the bursts.</summary>
    /// <param name="eventsPerSecond">Mean groups per second; greater than 0 and at most 1,000,000.</param>
    /// <param name="minimumGap">Distance of the groups of a burst; at most the mean period.</param>
    /// <param name="groupsPerBurst">At least 1; 10 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BurstArrivals(double eventsPerSecond, TimeSpan minimumGap, int groupsPerBurst = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groupsPerBurst, 1);
        _periodNs = Rates.PeriodNs(eventsPerSecond, minimumGap);
        _gapNs = (long)minimumGap.TotalNanoseconds;
        GroupsPerBurst = groupsPerBurst;
    }

    /// <summary>Groups per burst.</summary>
    public int GroupsPerBurst { get; }

    /// <inheritdoc/>
    public long OffsetNsOf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var (burst, place) = Math.DivRem(index, GroupsPerBurst);
        return (long)Math.Ceiling(burst * GroupsPerBurst * _periodNs) + place * _gapNs;
    }
}
