using TransportBench.Core;
using TransportBench.Core.Schedules;
using TransportBench.Load.Scenarios;

namespace TransportBench.Load.Driving;

/// <summary>What a server and a driver have to know of a load test of one transport; travels as JSON.</summary>
public sealed record LoadPlan
{
    /// <summary>The scenario.</summary>
    public required LoadScenario Scenario { get; init; }

    /// <summary>ID of the transport.</summary>
    public required string Transport { get; init; }

    /// <summary>When the stream begins, monotonic clock in ns.</summary>
    public required long StartNs { get; init; }

    /// <summary>Seed of the payloads.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where the feed is, without query.</summary>
    public Uri? Url { get; init; }

    /// <summary>What its connections do.</summary>
    public LoadMode Mode { get; init; }

    /// <summary>Connections that may be opening at once, 1 to 10,000.</summary>
    public int Opening { get; init; } = 256;

    /// <summary>The stream: what is sent, and when.</summary>
    public Workload Workload() => new()
    {
        Kind = Scenario.Kind,
        SizeBytes = Scenario.SizeBytes,
        Phases = Scenario.Events,
        Events = new ProfileArrivals(new LoadProfile(Scenario.Events)).Count,
    };
}
