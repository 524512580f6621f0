namespace TransportBench.Load.Results;

/// <summary>The server's live objects when a soak begins and when it ends, each after a full collection: what it has kept.</summary>
/// <param name="BeginMib">Managed heap soon after the phase's begin, in MiB.</param>
/// <param name="EndMib">The same shortly before its end.</param>
/// <param name="Seconds">Between the two.</param>
public sealed record HeapGrowth(double BeginMib, double EndMib, double Seconds)
{
    /// <summary>From begin to end, in KiB; below 0: less than there was.</summary>
    public double Kib => Math.Round((EndMib - BeginMib) * 1_024, 1);
}
