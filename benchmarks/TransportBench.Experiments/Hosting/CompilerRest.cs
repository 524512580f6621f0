using System.Runtime;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Hosting;

/// <summary>Waits until the just-in-time compiler of this process has nothing left to do.</summary>
/// <remarks>
/// The runtime looks every 100 ms whether a method was called for the first time, and counts calls only once none was. What was called 30 times since then it compiles again in the background, with counters in it, and after 30
/// more calls once more, optimised. So each wave needs calls, and then a pause of up to twice that delay. Without pauses the waves come when they may: in the first trial that is long enough, a thousand methods at once, on the
/// processors that are measured.
/// </remarks>
public static class CompilerRest
{
    /// <summary>Quiet after which calls are counted: twice the runtime's delay, which is looked at once per delay.</summary>
    public static readonly TimeSpan Thorough = TimeSpan.FromMilliseconds(225);

    /// <summary>Quiet that tells that no wave is under way.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest wait: whatever is being compiled then goes on beside what follows.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);

    /// <summary>Methods compiled within a glance that still count as quiet: a wave is hundreds.</summary>
    private const int FewMethods = 10;

    /// <summary>Waits until next to nothing was compiled for that long, at most <see cref="Bound"/>.</summary>
    public static async Task WaitAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        var end = MonotonicClock.NowNs + (long)(Bound.TotalMilliseconds * 1e6);
        for (var since = TimeSpan.Zero; since < quiet && MonotonicClock.NowNs < end;)
        {
            var before = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Glance, cancellationToken);
            since = JitInfo.GetCompiledMethodCount() - before < FewMethods ? since + Glance : TimeSpan.Zero;
        }
    }
}
