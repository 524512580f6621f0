using TransportBench.Measurement.Clock;

namespace TransportBench.Measurement.Pacing;

/// <summary>One thread that offers every event of every lane at its intended send, in slots shuffled per group.</summary>
/// <remarks>Open model: it never waits for a lane, and a late slot moves no later one. Sleeps, never spins.</remarks>
public sealed class Pacer
{
    /// <summary>How long a cancellation may take to be seen.</summary>
    private const long LongestSleepNs = 100_000_000;

    private readonly SlotPlan _plan;
    private readonly IReadOnlyList<IPacedLane> _lanes;
    private readonly long _groups;
    private readonly long[] _delaysNs;

    /// <param name="plan">When each lane's slot of each group is.</param>
    /// <param name="lanes">As many as the plan has.</param>
    /// <param name="groups">Events per lane.</param>
    /// <param name="delaysNs">How much later than in its slot each lane's event is offered, in ns, 0 to less than a slot: a known answer for calibration. <see langword="null"/>: none is.</param>
    public Pacer(SlotPlan plan, IReadOnlyList<IPacedLane> lanes, long groups, IReadOnlyList<long>? delaysNs = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(lanes.Count, plan.Lanes);
        _delaysNs = delaysNs is null ? new long[lanes.Count] : [.. delaysNs];
        ArgumentOutOfRangeException.ThrowIfNotEqual(_delaysNs.Length, plan.Lanes);
        if (_delaysNs.Any(delay => delay < 0 || delay >= plan.SlotNs)) throw new ArgumentOutOfRangeException(nameof(delaysNs), "a delay is negative or not shorter than a slot");
        _plan = plan;
        _lanes = lanes;
        _groups = groups;
    }

    /// <summary>Runs on a thread of its own; completes when every lane has been completed.</summary>
    /// <param name="startNs">The instant of offset zero, in <see cref="MonotonicClock"/> ns.</param>
    /// <param name="cancellationToken">Stops offering; lanes are still completed.</param>
    public Task RunAsync(long startNs, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(startNs, done, cancellationToken)) { Name = "pacer", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        thread.Start();
        return done.Task;
    }

    private void Run(long startNs, TaskCompletionSource done, CancellationToken cancellationToken)
    {
        try
        {
            AbsoluteSleeper.PrepareThread();
            Span<int> order = stackalloc int[_lanes.Count];
            for (long group = 0; group < _groups && !cancellationToken.IsCancellationRequested; group++)
            {
                var due = startNs + _plan.FillOrder(group, order);
                foreach (var lane in order)
                {
                    SleepUntil(due + _delaysNs[lane], cancellationToken);
                    if (cancellationToken.IsCancellationRequested) break;
                    _lanes[lane].Offer(group);
                    due += _plan.SlotNs;
                }
            }

            foreach (var lane in _lanes) lane.Complete();
            done.SetResult();
        }
#pragma warning disable CA1031 // The thread's end: the exception goes to whoever awaits.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
        }
    }

    private static void SleepUntil(long due, CancellationToken cancellationToken)
    {
        for (var now = MonotonicClock.NowNs; due - now > LongestSleepNs && !cancellationToken.IsCancellationRequested; now = MonotonicClock.NowNs)
            AbsoluteSleeper.SleepUntil(now + LongestSleepNs);
        if (!cancellationToken.IsCancellationRequested) AbsoluteSleeper.SleepUntil(due);
    }
}
