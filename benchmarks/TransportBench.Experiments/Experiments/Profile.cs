namespace TransportBench.Experiments.Experiments;

/// <summary>How much of everything is measured.</summary>
public sealed record Profile
{
    /// <summary><c>smoke</c>, <c>quick</c> or <c>full</c>.</summary>
    public required string Id { get; init; }

    /// <summary>One line for <c>list</c>.</summary>
    public required string Description { get; init; }

    /// <summary>Rounds unless the command line says otherwise.</summary>
    public required int Rounds { get; init; }

    /// <summary>Steady phase of a latency cell.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>Steady phase of a latency cell beside the headline's (128 B at 1,000/s).</summary>
    public required TimeSpan OtherLatency { get; init; }

    /// <summary>Discarded phase before a latency cell's steady phase.</summary>
    public required TimeSpan LatencyWarmUp { get; init; }

    /// <summary>Steady phase of a saturated cell.</summary>
    public required TimeSpan Saturated { get; init; }

    /// <summary>Steady phase of the polling cell.</summary>
    public required TimeSpan Polling { get; init; }

    /// <summary>Connections per lane and round of the set-up cells.</summary>
    public required int Connections { get; init; }

    /// <summary>Events of the shorter of two allocation trials; the longer has three times as many.</summary>
    public required int AllocationEvents { get; init; }

    /// <summary>Cells that only a full run measures: 100 events/s, each lane alone.</summary>
    public bool Everything { get; init; }

    /// <summary>Shortest run that proves that everything works; decides little.</summary>
    public static Profile Smoke { get; } = new()
    {
        Id = "smoke",
        Description = "proves that everything works, decides little",
        Rounds = 2,
        Latency = TimeSpan.FromMilliseconds(500),
        OtherLatency = TimeSpan.FromMilliseconds(300),
        LatencyWarmUp = TimeSpan.FromMilliseconds(150),
        Saturated = TimeSpan.FromMilliseconds(100),
        Polling = TimeSpan.FromMilliseconds(1_000),
        Connections = 5,
        AllocationEvents = 150,
    };

    /// <summary>What runs when nothing is said: about three minutes on two cores.</summary>
    public static Profile Quick { get; } = new()
    {
        Id = "quick",
        Description = "first verdicts in three minutes; p50 and p90",
        Rounds = 10,
        Latency = TimeSpan.FromMilliseconds(1_040),
        OtherLatency = TimeSpan.FromMilliseconds(300),
        LatencyWarmUp = TimeSpan.FromMilliseconds(100),
        Saturated = TimeSpan.FromMilliseconds(80),
        Polling = TimeSpan.FromMilliseconds(1_000),
        Connections = 12,
        AllocationEvents = 400,
    };

    /// <summary>The published one: p99 too, each lane also alone.</summary>
    public static Profile Full { get; } = new()
    {
        Id = "full",
        Description = "the published comparison: p99 too, each lane also alone",
        Rounds = 16,
        Latency = TimeSpan.FromMilliseconds(10_500),
        OtherLatency = TimeSpan.FromMilliseconds(10_500),
        LatencyWarmUp = TimeSpan.FromMilliseconds(500),
        Saturated = TimeSpan.FromMilliseconds(500),
        Polling = TimeSpan.FromMilliseconds(3_000),
        Connections = 50,
        AllocationEvents = 500,
        Everything = true,
    };

    /// <summary>All of them, shortest first.</summary>
    public static IReadOnlyList<Profile> All { get; } = [Smoke, Quick, Full];
}
