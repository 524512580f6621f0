using System.Text.Json.Serialization;
using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;

namespace TransportBench.Load.Scenarios;

/// <summary>A load test: how many connections when, how many events when, and what has to hold.</summary>
/// <remarks>Open model: events are due when the phases say, whatever became of earlier ones. Immutable. As a file: docs/load.md, docs/load-scenario.schema.json.</remarks>
public sealed record LoadScenario
{
    /// <summary>Its name in reports.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it is for; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Which twins are loaded, by ID: <c>websocket</c>, <c>sse</c>; both, each by itself, by default.</summary>
    public IReadOnlyList<string> Transports { get; init; } = ["websocket", "sse"];

    /// <summary>All transports at once, each with all connections, instead of one after the other.</summary>
    public bool Together { get; init; }

    /// <summary>What the payloads look like.</summary>
    public PayloadKind Kind { get; init; } = PayloadKind.Text;

    /// <summary>Length of every payload in bytes; 24 to 1 MiB, so that each carries its sequence.</summary>
    public int SizeBytes { get; init; } = 128;

    /// <summary>Open connections over time; at least one phase.</summary>
    public required IReadOnlyList<LoadPhase> Connections { get; init; }

    /// <summary>How long a connection lives that an <see cref="PhaseKind.Inject"/> phase opened; <see langword="null"/>: there is no such phase.</summary>
    public TimeSpan? Session { get; init; }

    /// <summary>Events per second of the stream over time; every open connection gets each. At least one phase.</summary>
    public required IReadOnlyList<LoadPhase> Events { get; init; }

    /// <summary>What has to hold at the end.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>From the first phase's begin to the last one's end.</summary>
    [JsonIgnore]
    public TimeSpan Duration => Longest(Length(Connections), Length(Events));

    private static TimeSpan Length(IReadOnlyList<LoadPhase> phases) => phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.During);

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
