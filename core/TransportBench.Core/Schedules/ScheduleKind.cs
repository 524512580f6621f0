namespace TransportBench.Core.Schedules;

/// <summary>The arrival schedules, by name.</summary>
public enum ScheduleKind
{
    /// <summary><see cref="ConstantRate"/>.</summary>
    Constant,

    /// <summary><see cref="PoissonArrivals"/>.</summary>
    Poisson,

    /// <summary><see cref="BurstArrivals"/>.</summary>
    Burst,

    /// <summary><see cref="TokenByToken"/>.</summary>
    TokenByToken,
}
