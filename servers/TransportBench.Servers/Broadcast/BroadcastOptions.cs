namespace TransportBench.Servers.Broadcast;

/// <summary>One live stream for all who listen.</summary>
public sealed record BroadcastOptions
{
    /// <summary>When the stream begins, in <see cref="Measurement.Clock.MonotonicClock"/> ns; <see langword="null"/>: when the server starts.</summary>
    public long? StartNs { get; init; }

    /// <summary>How long the stream stays open, however soon its last event has been sent; zero, the default: until then.</summary>
    public TimeSpan Lasting { get; init; }
}
