using TransportBench.Core;
using TransportBench.Core.WireModel;

namespace TransportBench.Servers;

/// <summary>What a run sends, and how.</summary>
public sealed record FeedRunOptions
{
    /// <summary>The run's ID in requests.</summary>
    public required string Id { get; init; }

    /// <summary>Seed of the feed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What is sent, and when.</summary>
    public required Workload Workload { get; init; }

    /// <summary>What decides when an event is sent.</summary>
    public required FeedMode Mode { get; init; }

    /// <summary>Which optional fields SSE events carry.</summary>
    public EventFields Fields { get; init; }

    /// <summary>Saturated, tuned edition: fill a buffer with events before each flush, instead of a flush per event.</summary>
    public bool Coalesced { get; init; }

    /// <summary>Payloads that are not raw text in an event stream are sent raw all the same, to see what breaks.</summary>
    public bool ForceRaw { get; init; }
}
