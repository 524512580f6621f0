namespace TransportBench.Experiments.Results;

/// <summary>What the machine did while a trial ran, from just before its start to its drain: the same in every row of the trial.</summary>
/// <remarks>Nothing in it comes from the events, so it may decide which attempt at a trial is kept.</remarks>
public sealed record MachineRow
{
    /// <summary>Time of all the machine's processors over the trial in ms: what the percentages are of; <see langword="null"/> off Linux.</summary>
    public double? CapacityMs { get; init; }

    /// <summary>Time that the hypervisor gave to others while a processor here had work, in % of all processors' time; counted in steps of 10 ms.</summary>
    public double? StealPercent { get; init; }

    /// <summary>Time that processes other than coordinator and children used, the kernel's own among them, in % of all processors' time; at least 0, known to about 10 ms.</summary>
    public double? OtherCpuPercent { get; init; }

    /// <summary>Time the control groups were held back by their quota in µs; <see langword="null"/> where nothing counts it.</summary>
    public double? ThrottledUs { get; init; }

    /// <summary>Times a thread was taken off a processor.</summary>
    public SidesRow? InvoluntarySwitches { get; init; }

    /// <summary>Times a thread left a processor to wait.</summary>
    public SidesRow? VoluntarySwitches { get; init; }

    /// <summary>Garbage collections of every generation.</summary>
    public SidesRow? Collections { get; init; }

    /// <summary>Collections of generation 2.</summary>
    public SidesRow? FullCollections { get; init; }

    /// <summary>Methods compiled by the just-in-time compiler during the trial.</summary>
    public SidesRow? MethodsCompiled { get; init; }
}
