namespace TransportBench.Experiments.Hosting;

/// <summary>The executable that children are started from: this one.</summary>
public static class HostExecutable
{
    /// <summary>What starts it, before its own arguments: its path, or <c>dotnet</c> and the path of its assembly.</summary>
    public static IReadOnlyList<string> Command { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, System.Reflection.Assembly.GetEntryAssembly()!.Location]
        : [Environment.ProcessPath!];
}
