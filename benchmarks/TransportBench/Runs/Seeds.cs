using TransportBench.Core;

namespace TransportBench.Runs;

/// <summary>Seeds for whoever gives none.</summary>
internal static class Seeds
{
    /// <summary>A short one, from the clock.</summary>
    public static ulong FromClock(TimeProvider time) => SeededRandom.Derive((ulong)time.GetUtcNow().UtcTicks, "seed") % 1_000_000;
}
