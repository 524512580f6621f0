using System.Globalization;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Diffs;

/// <summary>In which ways two environments differ that matter to figures.</summary>
/// <remarks>
/// When a run began, how busy the machine was, and the versions of TransportBench and its packages are not among them: the former differ by their nature, the
/// latter are what one compares. Pure and thread-safe.
/// </remarks>
public static class EnvironmentDifferences
{
    // What the system keeps for itself varies from boot to boot.
    private const double MemoryTolerance = 0.05;
    private const double Mebibyte = 1024 * 1024;

    // A fact that one side does not tell (a file of an older version, another system) is no difference.
    private static readonly (string Name, Func<EnvironmentRecord, string?> Value)[] Facts =
    [
        ("processor", environment => environment.Cpu),
        ("cores", environment => environment.Cores.ToString(CultureInfo.InvariantCulture)),
        ("kernel", environment => environment.Kernel),
        ("operating system", environment => environment.Os),
        (".NET", environment => environment.Dotnet),
        ("garbage collector", environment => environment.Gc),
        ("runtime settings", environment => string.Join(' ', environment.RuntimeSettings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}"))),
        ("clock rate policy", environment => environment.CpuFrequency),
        ("boost", environment => environment.CpuBoost),
        ("idle policy", environment => environment.CpuIdle),
        ("threads per core", environment => environment.ThreadsPerCore?.ToString(CultureInfo.InvariantCulture)),
        ("virtualisation", environment => environment.Virtualisation),
        ("clock source", environment => environment.ClockSource),
        ("processor quota", environment => environment.Limits?.Cpu),
        ("memory limit", environment => environment.Limits?.Memory),
        ("processors allowed", environment => environment.Limits?.Cpuset),
        ("processors in the affinity mask", environment => environment.Limits?.Affinity?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>All of them, in the table's order; memory counts beyond 5 %.</summary>
    public static IReadOnlyList<RunDifference> Between(EnvironmentRecord @base, EnvironmentRecord candidate) =>
    [
        .. from fact in Facts
           let sides = (Base: fact.Value(@base), Candidate: fact.Value(candidate))
           where sides is { Base: not null, Candidate: not null } && sides.Base != sides.Candidate
           select new RunDifference(fact.Name, sides.Base, sides.Candidate),
        .. Memory(@base.MemoryBytes, candidate.MemoryBytes),
    ];

    private static IEnumerable<RunDifference> Memory(long left, long right)
    {
        if (Math.Abs(left - right) > MemoryTolerance * Math.Max(left, right)) yield return new RunDifference("memory", Words(left), Words(right));
    }

    private static string Words(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:#,##0} MiB");
}
