namespace TransportBench.Experiments.Hosting;

/// <summary>The executable that children are started from: this one.</summary>
internal static class HostExecutable
{
    /// <summary>The entry assembly, where the process is <c>dotnet</c> itself.</summary>
    public static string Assembly { get; } = System.Reflection.Assembly.GetEntryAssembly()!.Location;
}
