using TransportBench.Measurement.Processes;

namespace TransportBench.Experiments.Hosting;

/// <summary>What a child did besides its work between <c>start</c> and <c>drained</c>.</summary>
internal sealed class ActivitySpan
{
    private ProcessActivity? _begin;
    private ProcessActivity? _end;

    /// <summary>The trial starts.</summary>
    public void Begin() => (_begin, _end) = (ProcessActivity.Now(), null);

    /// <summary>The trial has drained.</summary>
    public void End() => _end = ProcessActivity.Now();

    /// <summary>What lies in between; until now where the other side decides when it is over; <see langword="null"/> before any trial.</summary>
    public ProcessActivity? Elapsed => _begin is null ? null : (_end ?? ProcessActivity.Now()).Since(_begin);
}
