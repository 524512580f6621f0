using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration;

/// <summary>One thing that the machinery has to prove about itself.</summary>
/// <param name="Id">Name on the command line and in results.</param>
/// <param name="Description">One line for the plan.</param>
/// <param name="Slices">What a round measures for it; made into trials as an experiment's slices are.</param>
/// <remarks><see cref="CalibrationCatalogue"/> lists every member.</remarks>
public sealed record CalibrationPart(string Id, string Description, Func<Profile, IEnumerable<Slice>> Slices)
{
    /// <summary>Runs beyond this number leave it out: its answer does not need them.</summary>
    public int MostRuns { get; init; } = int.MaxValue;

    /// <summary>Beside a trial, or in place of the usual assembly; <see langword="null"/>: neither.</summary>
    public Func<TrialPlan, TrialHooks?> Hooks { get; init; } = _ => null;

    /// <summary>Only where children can be stopped and continued: Linux.</summary>
    public bool NeedsSignals { get; init; }

    /// <summary>Its trials measure fresh processes, so a second attempt in the same ones would measure something else.</summary>
    public bool NeedsFreshProcesses { get; init; }

    /// <summary>A noisy neighbour runs beside its trials, and beside no others.</summary>
    public bool BesideNeighbour { get; init; }

    /// <summary>As an experiment.</summary>
    public Experiment AsExperiment() => new(Id, Description, Slices);
}
