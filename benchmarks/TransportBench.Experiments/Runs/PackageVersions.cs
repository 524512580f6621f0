using System.Reflection;

namespace TransportBench.Experiments.Runs;

/// <summary>Versions of what carries measured traffic or computes figures, from the assemblies themselves.</summary>
internal static class PackageVersions
{
    /// <summary>By name: the web server's framework, the packaged client, histograms, distributions.</summary>
    public static IReadOnlyDictionary<string, string> Loaded { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["HdrHistogram"] = VersionOf(typeof(HdrHistogram.LongHistogram)),
        ["MathNet.Numerics"] = VersionOf(typeof(MathNet.Numerics.SpecialFunctions)),
        ["Microsoft.AspNetCore.App"] = VersionOf(typeof(Microsoft.AspNetCore.Builder.WebApplication)),
        ["Websocket.Client"] = VersionOf(typeof(Websocket.Client.WebsocketClient)),
    };

    /// <summary>The version that the package gave the assembly, without the revision behind it.</summary>
    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? type.Assembly.GetName().Version?.ToString() ?? "unknown";
}
