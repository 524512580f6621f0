using System.Globalization;

namespace TransportBench.Measurement.Machine;

/// <summary>What the control groups of this process allow it: a container's limits.</summary>
/// <remarks>
/// Linux Documentation/admin-guide/cgroup-v2.rst; version 1 (cgroup-v1/) where a controller is mounted so. A limit binds the groups below it, so the process's
/// own group and every one above it that can be seen count. Inside a container the path may be the host's: then only the mount's own directory is there, and that is the group.
/// </remarks>
/// <param name="files">Where <c>/proc</c> and <c>/sys</c> lie.</param>
public sealed class ControlGroup(SystemFiles files)
{
    private const string Mount = "sys/fs/cgroup";
    private const string Membership = "proc/self/cgroup";

    /// <summary>Version 1 writes "no limit" as the largest multiple of the page size.</summary>
    private const long NoMemoryLimit = 1L << 60;

    /// <summary>Whether the system has control groups and says so.</summary>
    public bool IsKnown => files.Text(Membership) is not null;

    /// <summary>Processor time allowed, in cores; <see langword="null"/>: no limit.</summary>
    public double? CpuCores => Unified().Select(group => Quota(files.Text($"{group}/cpu.max")?.Split(' ')))
        .Concat(Version1("cpu").Select(group => Quota([files.Text($"{group}/cpu.cfs_quota_us") ?? "", files.Text($"{group}/cpu.cfs_period_us") ?? ""])))
        .Min();

    /// <summary>Memory allowed, in bytes; <see langword="null"/>: no limit.</summary>
    public long? MemoryBytes => Unified().Select(group => $"{group}/memory.max")
        .Concat(Version1("memory").Select(group => $"{group}/memory.limit_in_bytes"))
        .Select(file => Number(files.Text(file)))
        .Where(bytes => bytes < NoMemoryLimit)
        .Min();

    /// <summary>Processors allowed, as the kernel lists them; <see langword="null"/> where no group says.</summary>
    public string? CpuSet => Unified().Select(group => $"{group}/cpuset.cpus.effective")
        .Concat(Version1("cpuset").Select(group => $"{group}/cpuset.effective_cpus"))
        .Select(files.Text)
        .FirstOrDefault(list => !string.IsNullOrEmpty(list));

    /// <summary>How long the groups have been held back because their quota was used up, in µs; <see langword="null"/> where no group counts it.</summary>
    public long? ThrottledUs => Unified().Select(group => Number(files.Value($"{group}/cpu.stat", "throttled_usec")))
        .Concat(Version1("cpu").Select(group => Number(files.Value($"{group}/cpu.stat", "throttled_time")) / 1_000))
        .Aggregate((long?)null, (sum, us) => us is null ? sum : (sum ?? 0) + us);

    private static double? Quota(string[]? quotaAndPeriod) =>
        quotaAndPeriod is [var quota, var period] && Number(quota) is > 0 and { } allowed && Number(period) is > 0 and { } of ? (double)allowed / of : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private IEnumerable<string> Unified() => Groups(
        files.Text($"{Mount}/cgroup.controllers") is null ? $"{Mount}/unified" : Mount, controllers => controllers.Length == 0);

    private IEnumerable<string> Version1(string controller) => Groups($"{Mount}/{controller}", controllers => controllers.Split(',').Contains(controller));

    /// <summary>The process's group in a hierarchy and all above it, the own one first.</summary>
    private IEnumerable<string> Groups(string mount, Func<string, bool> isHierarchy)
    {
        var path = files.Lines(Membership).Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3 && isHierarchy(parts[1])).Select(parts => parts[2]).FirstOrDefault();
        if (path is null) yield break;
        for (var group = path.Trim('/'); group.Length > 0; group = group[..Math.Max(0, group.LastIndexOf('/'))]) yield return $"{mount}/{group}";
        yield return mount;
    }
}
