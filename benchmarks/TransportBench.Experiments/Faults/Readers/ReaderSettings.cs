using TransportBench.EventSource;

namespace TransportBench.Experiments.Faults.Readers;

/// <summary>The same patience for every reader that can be told.</summary>
public sealed record ReaderSettings
{
    /// <summary>Between attempts. Short, so that a matrix takes minutes: what a real client would wait is a choice, not a property.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new() { InitialDelay = TimeSpan.FromMilliseconds(100), MaximumDelay = TimeSpan.FromMilliseconds(400), Jitter = 0.5 };

    /// <summary>How often the server is heard of when there are no events, and how often a WebSocket client pings.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    /// <summary>Silence after which a watching reader gives a connection up; half a heartbeat late is late.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = Heartbeat * 1.5;

    /// <summary>How long a pong may take; with the interval before the ping as long as <see cref="HeartbeatTimeout"/>.</summary>
    public TimeSpan PingTimeout => HeartbeatTimeout - Heartbeat;

    /// <summary>How long an attempt may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(1);
}
