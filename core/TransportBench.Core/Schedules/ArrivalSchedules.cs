namespace TransportBench.Core.Schedules;

/// <summary>Every arrival schedule: the one place where a member is listed.</summary>
public static class ArrivalSchedules
{
    /// <summary>The workload's schedule, long enough for <see cref="Workload.TotalEvents"/>.</summary>
    /// <param name="workload">Kind of schedule, mean rate and count.</param>
    /// <param name="seed">The run's seed; each kind derives its own.</param>
    /// <param name="minimumGap">What a group takes: slots per group times their spacing. No two groups are closer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean period is shorter than <paramref name="minimumGap"/>, or the rate out of range.</exception>
    public static IArrivalSchedule Create(Workload workload, ulong seed, TimeSpan minimumGap)
    {
        if (workload.Phases is { } phases) return OfPhases(phases, minimumGap);
        var rate = workload.EventsPerSecond;
        _ = Rates.PeriodNs(rate, minimumGap);
        return workload.Schedule switch
        {
            ScheduleKind.Constant => new ConstantRate { EventsPerSecond = rate },
            ScheduleKind.Poisson => new PoissonArrivals(seed, workload.TotalEvents, rate, minimumGap),
            ScheduleKind.Burst => new BurstArrivals(rate, minimumGap),
            ScheduleKind.TokenByToken => new TokenByToken(seed, workload.TotalEvents, rate, minimumGap),
            _ => throw new ArgumentOutOfRangeException(nameof(workload), workload.Schedule, "No such schedule."),
        };
    }

    private static ProfileArrivals OfPhases(IReadOnlyList<LoadPhase> phases, TimeSpan minimumGap)
    {
        var profile = new LoadProfile(phases);
        var arrivals = new ProfileArrivals(profile);
        if (profile.Peak > 0) _ = Rates.PeriodNs(profile.Peak, minimumGap);
        return arrivals;
    }
}
