using System.Text.RegularExpressions;

namespace TransportBench.UnitTests.Architecture;

/// <summary>The rules of style that a text alone can break; each returns its offenders in words.</summary>
internal static partial class SourceRules
{
    public const int LongestFile = 350;
    public const int LongestProgram = 60;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Base", "Common"];

    public static IEnumerable<string> OnePublicTypeNamedLikeTheFile(string path, string text)
    {
        var types = PublicType().Matches(text).Select(match => match.Groups["name"].Value).Distinct().ToArray();
        // `Feed.Parsing.cs` may hold a further part of Feed.
        var file = Path.GetFileName(path).Split('.')[0];
        if (types.Length > 1)
            yield return $"{path} holds {types.Length} public types ({string.Join(", ", types)}); give each a file of its own";
        else if (types.Length == 1 && types[0] != file)
            yield return $"{path} holds {types[0]}; name the file {types[0]}.cs";
    }

    public static IEnumerable<string> Length(string path, string text)
    {
        var lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        var limit = Path.GetFileName(path) == "Program.cs" ? LongestProgram : LongestFile;
        if (lines > limit)
            yield return $"{path} has {lines} lines; at most {limit}";
    }

    public static IEnumerable<string> TellingNames(string path, string text) => AnyType().Matches(text)
        .Select(match => match.Groups["name"].Value)
        .Where(name => EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal)))
        .Select(name => $"{path} names a type {name}; say what it does instead of {string.Join(", ", EmptyWords.Where(word => name.EndsWith(word, StringComparison.Ordinal)))}");

    // Namespaces are file-scoped (IDE0161 is an error), so a type at the start of a line is a top-level one.
    [GeneratedRegex(@"^public (?:(?:static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:record struct|record class|record|class|struct|interface|enum|delegate [\w<>\[\]?., ]+?) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:record struct|record class|record|class|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AnyType();
}
