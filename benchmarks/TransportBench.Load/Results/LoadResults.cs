using TransportBench.Experiments.Results;
using TransportBench.Load.Driving;
using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Results;

/// <summary>A load test: the one source of its tables and charts (load.json).</summary>
public sealed record LoadResults
{
    /// <summary>Version of the format; 1 had times as <c>00:00:05</c> and thresholds as objects in <see cref="Scenario"/>, and is read as well.</summary>
    public int Schema { get; init; } = 2;

    /// <summary>The machine.</summary>
    public required EnvironmentRecord Environment { get; init; }

    /// <summary>The scenario as it was run.</summary>
    public required LoadScenario Scenario { get; init; }

    /// <summary>Where the server was, if it was not one of our own.</summary>
    public Uri? Target { get; init; }

    /// <summary>What connections did: with <see cref="LoadMode.Echo"/>, delivery latencies are round trips; with <see cref="LoadMode.Listen"/>, there are none.</summary>
    public LoadMode Mode { get; init; }

    /// <summary>How the driver read: a condition of latencies and of its processor time.</summary>
    public DriverReads DriverReads { get; init; } = DriverReads.Pool;

    /// <summary>Seed of the payloads.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>A row for each transport, in the order in which they ran; at once where the scenario says so.</summary>
    public required IReadOnlyList<LoadRow> Rows { get; init; }
}
