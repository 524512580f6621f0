using TransportBench.Experiments.Results;
using TransportBench.Reporting.Documents;
using TransportBench.Reporting.Formatting;

namespace TransportBench.Reporting.Sections;

/// <summary>The machine and the software.</summary>
public static class EnvironmentSection
{
    /// <summary>The blocks.</summary>
    public static IEnumerable<Block> Build(RunResults results)
    {
        var e = results.Environment;
        List<(string Name, string Value)> rows =
        [
            ("Started", e.StartedAt),
            ("Operating system", e.Os),
            ("Kernel", e.Kernel),
            ("Processor", e.Cpu),
            ("Logical processors", Numbers.Whole(e.Cores)),
            ("Memory", $"{Numbers.Significant(e.MemoryBytes / (1024.0 * 1024 * 1024))} GiB"),
            ("Runtime", e.Dotnet),
            ("Garbage collector", e.Gc),
            ("Runtime settings", e.RuntimeSettings.Count == 0 ? "defaults" : string.Join(", ", e.RuntimeSettings.Select(s => $"{s.Key}={s.Value}"))),
            ("TransportBench", e.Version),
            ("Load average at the start", e.LoadAverage is null ? "not known" : Numbers.Significant(e.LoadAverage)),
        ];
        rows.AddRange(Told(e));
        yield return new Table([new("Property"), Column.Prose("Value")], [.. rows.Select(r => (IReadOnlyList<Cell>)[r.Name, r.Value])]);
        foreach (var block in MachineTable.Build(results)) yield return block;
    }

    // What another system does not tell, or an older version did not ask, has no row.
    private static IEnumerable<(string Name, string Value)> Told(EnvironmentRecord e)
    {
        if (e.CpuFrequency is not null) yield return ("Clock rate policy", e.CpuFrequency);
        if (e.CpuBoost is not null) yield return ("Boost", e.CpuBoost);
        if (e.CpuIdle is not null) yield return ("Idle policy", e.CpuIdle);
        if (e.ThreadsPerCore is { } threads) yield return ("Threads per core", Numbers.Whole(threads));
        if (e.Virtualisation is not null) yield return ("Virtualisation", e.Virtualisation);
        if (e.ClockSource is not null) yield return ("Clock source", e.ClockSource);
        if (e.Limits is { } limits) yield return ("Container limits", string.Join(", ", Words(limits)));
        if (e.Packages is { Count: > 0 } packages) yield return ("Packages", string.Join(", ", packages.Select(p => $"{p.Key} {p.Value}")));
    }

    private static IEnumerable<string> Words(LimitsRow limits)
    {
        yield return $"processor time {limits.Cpu ?? "not known"}";
        yield return $"memory {limits.Memory ?? "not known"}";
        if (limits.Cpuset is not null) yield return $"cpuset {limits.Cpuset}";
        if (limits.Affinity is { } affinity) yield return $"{affinity} processors in the affinity mask";
    }
}
