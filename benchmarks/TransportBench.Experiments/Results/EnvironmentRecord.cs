namespace TransportBench.Experiments.Results;

/// <summary>The machine and the software of a run.</summary>
public sealed record EnvironmentRecord
{
    /// <summary>When the run began, UTC, ISO 8601.</summary>
    public required string StartedAt { get; init; }

    /// <summary>Operating system and version.</summary>
    public required string Os { get; init; }

    /// <summary>Kernel release.</summary>
    public required string Kernel { get; init; }

    /// <summary>Processor model.</summary>
    public required string Cpu { get; init; }

    /// <summary>Logical processors this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Installed memory in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>.NET runtime.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Garbage collector mode of the children: <c>server</c> or <c>workstation</c>, <c>concurrent</c> or not.</summary>
    public required string Gc { get; init; }

    /// <summary>Settings of the runtime in the environment (<c>DOTNET_*</c>) that change results.</summary>
    public required IReadOnlyDictionary<string, string> RuntimeSettings { get; init; }

    /// <summary>Version and revision of TransportBench.</summary>
    public required string Version { get; init; }

    /// <summary>One-minute load average when the run began; <see langword="null"/> where the system has none.</summary>
    public double? LoadAverage { get; init; }
}
