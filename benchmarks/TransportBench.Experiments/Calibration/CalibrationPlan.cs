using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Runs;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Calibration;

/// <summary>The trials of every round of every run, and how long they should take.</summary>
/// <param name="options">What is calibrated.</param>
public sealed class CalibrationPlan(CalibrationOptions options)
{
    /// <summary>The trials of a round, in order.</summary>
    /// <param name="run">Zero-based.</param>
    /// <param name="round">Zero-based within the run.</param>
    public IReadOnlyList<TrialPlan> Round(int run, int round) => SteadyStart.InOrder(Schemes.InOrder(PlanFactory.Round(
        [.. options.Parts.Where(part => run < part.MostRuns).Select(part => part.AsExperiment())],
        options.Profile, _ => true, SeededRandom.Derive(SeededRandom.Derive(options.Seed, "calibration"), run), round)));

    /// <summary>Expected time of the rounds of all runs from <paramref name="first"/> on.</summary>
    /// <param name="first">Zero-based run.</param>
    public TimeSpan ExpectedTime(int first = 0) => Enumerable.Range(first, Math.Max(0, options.Runs - first)).Aggregate(TimeSpan.Zero, (sum, run) => sum + ExpectedRun(run));

    private TimeSpan ExpectedRun(int run) =>
        Enumerable.Range(0, options.Rounds).Select(round => Round(run, round))
            .Where(trials => trials.Count > 0) // Without a trial no processes are started.
            .Aggregate(TimeSpan.Zero, (sum, trials) => sum + RunPlan.ExpectedRound(trials));
}
