using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TransportBench.Experiments.Scenarios;

/// <summary>How long a C# source file is, and how much of the framework one has to know to write it.</summary>
/// <param name="Lines">Lines with code: neither blank nor comment only.</param>
/// <param name="Members">Different methods, constructors, properties, fields and events of the framework that it uses; overloads are one.</param>
/// <remarks>Counted on Roslyn's semantic model; pure and thread-safe.</remarks>
public sealed record SourceSize(int Lines, int Members)
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] Frameworks = ["System", "Microsoft"];

    /// <summary>Counts one file.</summary>
    /// <param name="source">A compilation unit that this process's assemblies are enough to compile.</param>
    /// <exception cref="ArgumentException">It does not compile; says why.</exception>
    public static SourceSize Of(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source);
        var compilation = CSharpCompilation.Create(
            "Counted", [tree, CSharpSyntaxTree.ParseText(ImplicitUsings)], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new ArgumentException($"the source does not compile: {error}", nameof(source));
        var model = compilation.GetSemanticModel(tree);
        var members = tree.GetRoot().DescendantNodes()
            .Select(node => model.GetSymbolInfo(node).Symbol)
            .Where(symbol => symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol)
            .Where(symbol => Frameworks.Any(framework => symbol!.ContainingAssembly?.Name.StartsWith(framework, StringComparison.Ordinal) == true))
            .Select(symbol => $"{symbol!.ContainingType.OriginalDefinition}.{symbol.Name}")
            .Distinct();
        return new SourceSize(LinesOf(tree), members.Count());
    }

    private static int LinesOf(SyntaxTree tree) => tree.GetRoot().DescendantTokens()
        .Where(token => !token.IsKind(SyntaxKind.EndOfFileToken))
        .SelectMany(token =>
        {
            var span = token.GetLocation().GetLineSpan();
            return Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1);
        })
        .Distinct()
        .Count();

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => MetadataReference.CreateFromFile(path));
}
