using TransportBench.Measurement.Bytes;

namespace TransportBench.Experiments.Trials;

/// <summary>A lane at the server.</summary>
/// <param name="Sent">Events whose write began.</param>
/// <param name="UpEvents">Events that came up.</param>
/// <param name="Failure">Why its connection ended early, or <see langword="null"/>.</param>
public sealed record ServerLaneReport(long Sent, long UpEvents, string? Failure)
{
    /// <summary>What the TCP layer counted, where tapped and the connection was closed in time.</summary>
    public TcpCounters? Tcp { get; init; }
}
