namespace TransportBench.Experiments.Runs;

/// <summary>What the machine may do beside a trial before the trial counts as disturbed, and what repeating such trials may cost.</summary>
/// <remarks>A share counts only together with <see cref="GrainMs"/>: the system counts in steps of 10 ms, which are many per cent of a short trial.</remarks>
public sealed record DisturbanceLimits
{
    /// <summary>Time that the hypervisor gave to others, in % of all processors' time.</summary>
    public double StealPercent { get; init; } = 2;

    /// <summary>Time of processes that are not ours, in % of all processors' time.</summary>
    public double OtherCpuPercent { get; init; } = 10;

    /// <summary>Least time in ms, over all processors, that either of them must exceed as well: more than two steps of the system's count.</summary>
    public double GrainMs { get; init; } = 25;

    /// <summary>Time in µs that a quota held us back: none at all.</summary>
    public double ThrottledUs { get; init; }

    /// <summary>Expected time that repeats may add to a run, as a share of the run's own.</summary>
    public double RepeatShare { get; init; } = 0.03;

    /// <summary>Those that every run uses.</summary>
    public static DisturbanceLimits Stated { get; } = new();
}
