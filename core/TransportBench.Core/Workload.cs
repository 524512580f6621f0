using TransportBench.Core.Feeds;
using TransportBench.Core.Schedules;

namespace TransportBench.Core;

/// <summary>What is sent, and when.</summary>
/// <remarks>Immutable; everything a <see cref="Feed"/> needs beside the seed.</remarks>
public sealed record Workload
{
    /// <summary>What the payloads look like.</summary>
    public required PayloadKind Kind { get; init; }

    /// <summary>Length of every payload in bytes, 0 to 16 MiB. Below 24 the sequence is the position on the connection.</summary>
    public required int SizeBytes { get; init; }

    /// <summary>When groups are due.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Constant;

    /// <summary>Mean groups (events per lane) per second; greater than 0. Ignored when the workload is saturated.</summary>
    public double EventsPerSecond { get; init; } = 1_000;

    /// <summary>Events per second over time, in place of <see cref="Schedule"/> and <see cref="EventsPerSecond"/>; <see langword="null"/>, the default: those.</summary>
    public IReadOnlyList<LoadPhase>? Phases { get; init; }

    /// <summary>Events per lane in the steady phase; 0 when saturated.</summary>
    public required long Events { get; init; }

    /// <summary>Events per lane before the steady phase, discarded.</summary>
    public long WarmUpEvents { get; init; }

    /// <summary>All events of a lane.</summary>
    public long TotalEvents => WarmUpEvents + Events;
}
