using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Trials;

/// <summary>What a calibration does beside a trial that runs as every other does.</summary>
public sealed record TrialHooks
{
    /// <summary>Runs beside the trial, given the children and the instant of offset zero in ns; its failure is the trial's, and the token ends it with the trial. <see langword="null"/>: nothing.</summary>
    public Func<HostPair, long, CancellationToken, Task>? During { get; init; }

    /// <summary>Makes the rows in place of <see cref="TrialAssembler"/>, while the logs still exist; <see langword="null"/>: that does.</summary>
    public Func<TrialPlan, long, ServerReport, ClientReport, IReadOnlyList<TrialRow>>? Assemble { get; init; }
}
