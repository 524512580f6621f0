using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Hosting;

/// <summary>Takes a process's usage at the two ends of the steady phase.</summary>
/// <remarks>Only where one lane has the processes for itself: an exact count of allocations stops every thread for a moment.</remarks>
internal sealed class SteadyMarks(Func<long> events)
{
    private Task _marking = Task.CompletedTask;

    public UsageMark? Begin { get; private set; }

    public UsageMark? End { get; private set; }

    /// <summary>Marks at both instants, on a thread of its own that sleeps in between.</summary>
    public void Schedule(TrialPlan plan, long t0Ns)
    {
        if (plan.Lanes.Count != 1) return;
        var (begin, end) = plan.Mode == Servers.FeedMode.Saturated
            ? (plan.WarmUpMs * 1_000_000L, (plan.WarmUpMs + plan.SteadyMs) * 1_000_000L)
            : (plan.Slots().OffsetNs(plan.Workload.WarmUpEvents), plan.Slots().OffsetNs(Math.Max(0, plan.Workload.TotalEvents - 1)));
        _marking = Task.Factory.StartNew(() => Mark(t0Ns + begin, t0Ns + end), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Completes when both marks are taken.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _marking.WaitAsync(cancellationToken);

    private void Mark(long beginNs, long endNs)
    {
        AbsoluteSleeper.PrepareThread();
        AbsoluteSleeper.SleepUntil(beginNs);
        Begin = Take();
        AbsoluteSleeper.SleepUntil(endNs);
        End = Take();
    }

    private UsageMark Take()
    {
        var handled = events();
        var at = MonotonicClock.NowNs;
        var usage = ProcessUsage.Now();
        return new UsageMark(at, usage.CpuUs, usage.AllocatedBytes, handled);
    }
}
