using TransportBench.Core;

namespace TransportBench.Experiments.Faults;

/// <summary>What a <see cref="FaultyServer"/> serves.</summary>
public sealed record FaultyServerOptions
{
    /// <summary>Seed of the feed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What is sent, and when; a constant rate.</summary>
    public required Workload Workload { get; init; }

    /// <summary>When the stream begins, in ns of CLOCK_MONOTONIC.</summary>
    public required long StartNs { get; init; }

    /// <summary>Events that are kept.</summary>
    public int History { get; init; } = 100_000;

    /// <summary>Silence before a reader hears of the server.</summary>
    public TimeSpan Heartbeat { get; init; } = Readers.ReaderSettings.Heartbeat;

    /// <summary>How long a stop may take.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether readers are served from queues without bound.</summary>
    public bool IsNaive { get; init; }

    /// <summary>Whether streams end when the server is told to stop.</summary>
    public bool EndsOnStop { get; init; } = true;
}
