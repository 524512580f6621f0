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

    /// <summary>Policy and driver of the clock rate, <c>performance (intel_pstate)</c>, or <c>not exposed</c>; <see langword="null"/> off Linux, like all that follows but <see cref="Packages"/>, and in files of versions that did not record it.</summary>
    public string? CpuFrequency { get; init; }

    /// <summary>Clock rates above the nominal one: <c>on</c>, <c>off</c> or <c>not exposed</c>.</summary>
    public string? CpuBoost { get; init; }

    /// <summary>Policy and driver of idle processors, <c>menu (intel_idle)</c>, or <c>not exposed</c>.</summary>
    public string? CpuIdle { get; init; }

    /// <summary>Logical processors per core.</summary>
    public int? ThreadsPerCore { get; init; }

    /// <summary><c>virtual machine</c> or <c>none seen</c>, and who made the machine.</summary>
    public string? Virtualisation { get; init; }

    /// <summary>What the kernel's clocks are read from.</summary>
    public string? ClockSource { get; init; }

    /// <summary>Limits of the container, and the affinity.</summary>
    public LimitsRow? Limits { get; init; }

    /// <summary>Versions, as loaded, of the packages that carry measured traffic or compute figures.</summary>
    public IReadOnlyDictionary<string, string>? Packages { get; init; }
}
