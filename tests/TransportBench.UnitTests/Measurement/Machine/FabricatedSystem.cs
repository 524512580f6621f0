using TransportBench.Measurement.Machine;

namespace TransportBench.UnitTests.Measurement.Machine;

/// <summary>A made-up <c>/proc</c> and <c>/sys</c>.</summary>
internal sealed class FabricatedSystem : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("transportbench-system-").FullName;

    public FabricatedSystem(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files) Add(path, text);
    }

    public SystemFiles Files => new(_root);

    public void Add(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
