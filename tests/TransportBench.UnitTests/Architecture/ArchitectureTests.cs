using System.Reflection;
using Xunit;

namespace TransportBench.UnitTests.Architecture;

/// <summary>Who may know whom (DESIGN, "Layout"), in the project files and in what was compiled, and the shape of files (STYLE, "Shape").</summary>
public sealed class ArchitectureTests
{
    private const string Core = "TransportBench.Core";
    private const string Measurement = "TransportBench.Measurement";
    private const string Statistics = "TransportBench.Statistics";
    private const string Servers = "TransportBench.Servers";
    private const string Clients = "TransportBench.Clients";
    private const string EventSource = "TransportBench.EventSource";
    private const string Experiments = "TransportBench.Experiments";
    private const string Reporting = "TransportBench.Reporting";
    private const string Load = "TransportBench.Load";

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        [Core] = [],
        [Measurement] = [Core],
        [Statistics] = [Core],
        [Servers] = [Core, Measurement],
        [EventSource] = [],
        [Clients] = [Core, Measurement, EventSource],
        [Experiments] = [Core, Measurement, Statistics, Servers, Clients, EventSource],
        [Reporting] = [Experiments, Load],
        [Load] = [Experiments],
        ["NBomber.Signatures"] = [],
    };

    // They may know everything, and nothing knows them.
    private static readonly string[] Ends = ["TransportBench", "TransportBench.Micro", "TransportBench.NBomberScenarios"];

    [Fact]
    public void Projects_References_AreThoseOfTheDesign() => AssertNone(
        from project in SourceTree.References
        where !Ends.Contains(project.Key)
        from reference in project.Value
        where !MayKnow.TryGetValue(project.Key, out var known) || !known.Contains(reference)
        select $"{project.Key}.csproj refers to {reference}");

    [Fact]
    public void Projects_All_HaveARowInThisTest() => AssertNone(
        from project in SourceTree.References.Keys
        where !Ends.Contains(project) && !MayKnow.ContainsKey(project)
        select $"{project} is new: add to {nameof(MayKnow)} what it may know, as DESIGN says");

    [Fact]
    public void Projects_Ends_AreKnownByNone() => AssertNone(
        from project in SourceTree.References
        from reference in project.Value.Intersect(Ends)
        select $"{project.Key}.csproj refers to {reference}, an end of the graph");

    [Fact]
    public void Assemblies_References_AreReachableInTheDesign() => AssertNone(
        from assembly in ProductAssemblies()
        let name = assembly.GetName().Name!
        where MayKnow.ContainsKey(name)
        from reference in Ours(assembly)
        where !Reachable(name).Contains(reference)
        select $"{name}.dll uses {reference}.dll");

    [Fact]
    public void Assemblies_OfTheProduct_AreThereToBeLookedAt()
    {
        var found = ProductAssemblies().Select(assembly => assembly.GetName().Name!).ToArray();
        AssertNone(new[] { Core, Measurement, Statistics, Servers, Clients, EventSource, Experiments, Reporting }.Except(found)
            .Select(name => $"{name}.dll is not beside the tests, so no rule sees it"));
    }

    [Fact]
    public void Statistics_Assembly_KnowsNothingOfNetworks() => AssertNone(
        from assembly in ProductAssemblies()
        where assembly.GetName().Name == Statistics
        from reference in assembly.GetReferencedAssemblies()
        where reference.Name!.StartsWith("System.Net", StringComparison.Ordinal) || reference.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        select $"{Statistics}.dll uses {reference.Name}.dll");

    [Fact]
    public void EventSource_Project_HasNoDependencies() =>
        AssertNone(SourceTree.PackagesOf(EventSource).Select(package => $"{EventSource}.csproj refers to the package {package}"));

    [Fact]
    public void ProductFiles_PublicTypes_AreOnePerFileAndNamedLikeIt() =>
        AssertNone(SourceTree.ProductFiles.SelectMany(file => SourceRules.OnePublicTypeNamedLikeTheFile(file.Path, file.Text)));

    [Fact]
    public void AllFiles_Length_IsWithinTheLimit() =>
        AssertNone(SourceTree.AllFiles.SelectMany(file => SourceRules.Length(file.Path, file.Text)));

    [Fact]
    public void AllFiles_TypeNames_SaySomething() =>
        AssertNone(SourceTree.AllFiles.SelectMany(file => SourceRules.TellingNames(file.Path, file.Text)));

    [Fact]
    public void ProductFiles_OfTheRepository_AreThereToBeLookedAt()
    {
        Assert.Contains(SourceTree.ProductFiles, file => file.Path == "core/TransportBench.Core/Lane.cs");
        Assert.Contains(Core, SourceTree.References[Statistics]);
    }

    private static IEnumerable<Assembly> ProductAssemblies() => Directory
        .EnumerateFiles(AppContext.BaseDirectory, "TransportBench*.dll")
        .Where(file => !Path.GetFileNameWithoutExtension(file).EndsWith("Tests", StringComparison.Ordinal))
        .Select(file => Assembly.Load(AssemblyName.GetAssemblyName(file)));

    private static IEnumerable<string> Ours(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => name.StartsWith("TransportBench", StringComparison.Ordinal));

    // A project may use what the projects it refers to refer to.
    private static HashSet<string> Reachable(string project) =>
        [.. MayKnow[project].SelectMany(known => Reachable(known).Append(known))];

    private static void AssertNone(IEnumerable<string> offences)
    {
        var all = offences.ToArray();
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all));
    }
}
