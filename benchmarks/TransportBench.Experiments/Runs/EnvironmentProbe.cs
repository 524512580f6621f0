using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Runs;

/// <summary>Reads what a reader must know of the machine.</summary>
public static class EnvironmentProbe
{
    /// <summary>Reads it now.</summary>
    /// <param name="time">For the date.</param>
    /// <param name="gc">The children's collector mode.</param>
    public static EnvironmentRecord Read(TimeProvider time, string gc) => new()
    {
        StartedAt = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        Os = FirstValue("/etc/os-release", "PRETTY_NAME=") ?? RuntimeInformation.OSDescription,
        Kernel = Environment.OSVersion.Version.ToString(),
        Cpu = FirstValue("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Cores = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Dotnet = RuntimeInformation.FrameworkDescription,
        Gc = gc,
        RuntimeSettings = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(variable => ((string)variable.Key, (string?)variable.Value ?? ""))
            .Where(variable => IsRuntimeSetting(variable.Item1))
            .OrderBy(variable => variable.Item1, StringComparer.Ordinal)
            .ToDictionary(),
        Version = typeof(EnvironmentProbe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        LoadAverage = LoadAverage(),
    };

    /// <summary>One-minute load average; <see langword="null"/> where the system has none.</summary>
    public static double? LoadAverage() => File.Exists("/proc/loadavg")
        && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : null;

    private static bool IsRuntimeSetting(string name) =>
        name.StartsWith("DOTNET_", StringComparison.Ordinal)
        && (name.StartsWith("DOTNET_gc", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("DOTNET_Tiered", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_TC_", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_ThreadPool", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_ReadyToRun", StringComparison.Ordinal)
            || name.StartsWith("DOTNET_SYSTEM_NET", StringComparison.Ordinal));

    private static string? FirstValue(string file, string key)
    {
        if (!File.Exists(file)) return null;
        var line = File.ReadLines(file).FirstOrDefault(candidate => candidate.StartsWith(key, StringComparison.Ordinal));
        return line?[key.Length..].TrimStart(' ', '\t', ':').Trim('"');
    }
}
