namespace TransportBench.NBomberScenarios;

/// <summary>An event that arrived.</summary>
/// <param name="LatencyMs">Since its intended send, in ms; greater than 0.</param>
/// <param name="Bytes">Of its payload.</param>
internal readonly record struct Delivery(double LatencyMs, int Bytes)
{
    private const double Least = 0.001;

    /// <summary>A delivery as NBomber can count it: 0 means to it that there is no latency of its own.</summary>
    /// <param name="latencyNs">Since its intended send, in ns.</param>
    /// <param name="bytes">Of its payload.</param>
    public static Delivery Of(long latencyNs, int bytes) => new(Math.Max(Least, latencyNs / 1e6), bytes);
}
