namespace TransportBench.ContractTests.CommandLine;

/// <summary>An empty directory to start the command line in.</summary>
public sealed class WorkDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("transportbench-cli-").FullName;

    public bool IsEmpty => !Directory.EnumerateFileSystemEntries(Root).Any();

    public string At(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
