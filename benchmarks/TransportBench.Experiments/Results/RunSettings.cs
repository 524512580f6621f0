namespace TransportBench.Experiments.Results;

/// <summary>What was asked for: with the seed, everything needed to repeat the run.</summary>
public sealed record RunSettings
{
    /// <summary>Profile: <c>smoke</c>, <c>quick</c> or <c>full</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>Rounds planned; fixed before the run.</summary>
    public required int Rounds { get; init; }

    /// <summary>Every random choice follows from it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Experiments that run, by ID.</summary>
    public required IReadOnlyList<string> Experiments { get; init; }

    /// <summary>Experiments asked for by name, which run whole; of the others only the cells that the claims need. <see langword="null"/> in older files: all run whole.</summary>
    public IReadOnlyList<string>? AskedExperiments { get; init; }

    /// <summary>Claims asked for; empty means all.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>Lanes asked for; empty means all.</summary>
    public required IReadOnlyList<string> Lanes { get; init; }

    /// <summary>The command that repeats the run.</summary>
    public required string Command { get; init; }
}
