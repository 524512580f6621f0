using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Runs;

/// <summary>Sees a run as it goes; calls come one at a time, between trials.</summary>
public interface IRunObserver
{
    /// <summary>A round begins.</summary>
    void RoundStarted(int round, int rounds);

    /// <summary>A trial begins.</summary>
    void TrialStarted(TrialPlan plan);

    /// <summary>A trial has ended, well or not; <paramref name="done"/> is the fraction of the run that lies behind, 0 to 1.</summary>
    void TrialEnded(TrialPlan plan, double done);

    /// <summary>The time for repeating disturbed trials is spent: from here on they are only marked. Said at most once in a run.</summary>
    /// <param name="budget">What it was.</param>
    void RepeatsSpent(TimeSpan budget)
    {
    }

    /// <summary>A trial gave no result.</summary>
    void Failed(TrialFailure failure);
}
