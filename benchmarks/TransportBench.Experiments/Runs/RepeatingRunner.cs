using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;

namespace TransportBench.Experiments.Runs;

/// <summary>Runs trials, marks those that the machine disturbed, and runs these once more while the budget lasts.</summary>
/// <remarks>One per run, whatever runs its trials. Not thread-safe.</remarks>
/// <param name="budget">Of the whole run.</param>
/// <param name="limits">What counts as disturbed.</param>
/// <param name="closed">Called once, when the budget is spent.</param>
public sealed class RepeatingRunner(RepeatBudget budget, DisturbanceLimits limits, Action? closed = null)
{
    /// <summary>Runs a trial, and at once again if it was disturbed; of two attempts the one that was disturbed less is kept.</summary>
    /// <param name="plan">The trial; the second attempt is the same, seed included.</param>
    /// <param name="run">Runs it, for example a round's hosts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TrialVoidException">Either attempt is void: an accounting error is never hidden by another attempt.</exception>
    /// <exception cref="HostFailedException">A child failed in either attempt.</exception>
    public async Task<IReadOnlyList<TrialRow>> RunAsync(
        TrialPlan plan, Func<TrialPlan, CancellationToken, Task<IReadOnlyList<TrialRow>>> run, CancellationToken cancellationToken)
    {
        var first = await run(plan, cancellationToken);
        var disturbed = Disturbance.Of(first, limits);
        if (!disturbed.IsBeyond || !IsRepeatable(plan) || !Take(plan)) return disturbed.Mark(first, repeated: false);
        var second = await run(plan, cancellationToken);
        var again = Disturbance.Of(second, limits);
        return again.Extent < disturbed.Extent ? again.Mark(second, repeated: true) : disturbed.Mark(first, repeated: true);
    }

    /// <summary>Whether a second attempt measures the same and is worth its time.</summary>
    /// <remarks>A first connection cannot be repeated, a discarded trial gives no figure, and counts of bytes and of identical events are the same on a busy machine.</remarks>
    public static bool IsRepeatable(TrialPlan plan) => plan is { Mode: not FeedMode.Immediate, Discard: false, Tap: false, RecordMismatches: false };

    private bool Take(TrialPlan plan)
    {
        var wasClosed = budget.IsClosed;
        var taken = budget.Take(RunPlan.Expected(plan));
        if (!taken && !wasClosed) closed?.Invoke();
        return taken;
    }
}
