using System.Xml.Linq;

namespace TransportBench.UnitTests.Architecture;

/// <summary>The repository as it stands on disk.</summary>
internal static class SourceTree
{
    private static readonly string[] Production = ["core", "servers", "clients", "benchmarks"];
    private static readonly string[] Generated = ["bin", "obj", "artifacts", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>C# files of the product, as path from the root and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> ProductFiles { get; } = Read(Production);

    /// <summary>C# files of product and tests.</summary>
    public static IReadOnlyList<(string Path, string Text)> AllFiles { get; } = Read([.. Production, "tests"]);

    /// <summary>Each project of the product with the projects it refers to.</summary>
    public static IReadOnlyDictionary<string, string[]> References { get; } = Projects().ToDictionary(
        project => Path.GetFileNameWithoutExtension(project),
        project => Items(project, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/'))).ToArray());

    /// <summary>Packages a project of the product refers to by itself.</summary>
    public static string[] PackagesOf(string name) =>
        [.. Items(Projects().Single(project => Path.GetFileNameWithoutExtension(project) == name), "PackageReference")];

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(item => item.Attribute("Include")?.Value).OfType<string>();

    private static IEnumerable<string> Projects() => Files(Production, "*.csproj");

    private static (string Path, string Text)[] Read(string[] folders) =>
        [.. Files(folders, "*.cs").Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file)))];

    private static IEnumerable<string> Files(string[] folders, string pattern) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Intersect(Generated).Any())
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TransportBench.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No TransportBench.sln above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
