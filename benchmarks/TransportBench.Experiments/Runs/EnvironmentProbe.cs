using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using TransportBench.Experiments.Results;
using TransportBench.Measurement.Machine;

namespace TransportBench.Experiments.Runs;

/// <summary>Reads what a reader must know of the machine.</summary>
public static class EnvironmentProbe
{
    /// <summary>Reads it now.</summary>
    /// <param name="time">For the date.</param>
    /// <param name="gc">The children's collector mode.</param>
    /// <param name="files">Where <c>/proc</c> and <c>/sys</c> lie; by default this machine's.</param>
    public static EnvironmentRecord Read(TimeProvider time, string gc, SystemFiles? files = null)
    {
        files ??= SystemFiles.Here;
        var isLinux = files.Text("proc/sys/kernel/osrelease") is not null;
        var (processor, kernel) = (ProcessorFacts.Read(files), KernelFacts.Read(files));
        return new EnvironmentRecord
        {
            StartedAt = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Os = files.Value("etc/os-release", "PRETTY_NAME") ?? RuntimeInformation.OSDescription,
            Kernel = kernel.Release ?? Environment.OSVersion.Version.ToString(),
            Cpu = processor.Model ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Cores = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Dotnet = RuntimeInformation.FrameworkDescription,
            Gc = gc,
            RuntimeSettings = RuntimeSettings(),
            Version = typeof(EnvironmentProbe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            LoadAverage = LoadAverage(files),
            CpuFrequency = isLinux ? processor.Frequency : null,
            CpuBoost = isLinux ? processor.Boost : null,
            CpuIdle = isLinux ? processor.Idle : null,
            ThreadsPerCore = processor.ThreadsPerCore,
            Virtualisation = kernel.Virtualisation,
            ClockSource = kernel.ClockSource,
            Limits = isLinux ? Limits(files) : null,
            Packages = PackageVersions.Loaded,
        };
    }

    /// <summary>One-minute load average; <see langword="null"/> where the system has none.</summary>
    public static double? LoadAverage() => LoadAverage(SystemFiles.Here);

    private static double? LoadAverage(SystemFiles files) =>
        double.TryParse(files.Text("proc/loadavg")?.Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : null;

    private static LimitsRow Limits(SystemFiles files)
    {
        var group = new ControlGroup(files);
        var none = group.IsKnown ? "none" : null;
        return new LimitsRow(
            group.CpuCores is { } cores ? string.Create(CultureInfo.InvariantCulture, $"{cores:0.##} cores") : none,
            group.MemoryBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.#} MiB") : none,
            group.CpuSet,
            CpuList.Count(files.Value("proc/self/status", "Cpus_allowed_list")));
    }

    private static Dictionary<string, string> RuntimeSettings() => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .Select(variable => ((string)variable.Key, (string?)variable.Value ?? ""))
        .Where(variable => IsRuntimeSetting(variable.Item1))
        .OrderBy(variable => variable.Item1, StringComparer.Ordinal)
        .ToDictionary();

    private static bool IsRuntimeSetting(string name) =>
        name.StartsWith("DOTNET_", StringComparison.Ordinal)
        && (name.StartsWith("DOTNET_gc", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("DOTNET_Tiered", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_TC_", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_ThreadPool", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_ReadyToRun", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_SYSTEM_NET", StringComparison.Ordinal));
}
