namespace TransportBench.Measurement.Machine;

/// <summary>The files in which Linux tells of itself: <c>/proc</c> and <c>/sys</c>.</summary>
/// <remarks>Nothing here throws for a file that is missing or may not be read: another system, an old kernel or a container may lack any of them. Thread-safe.</remarks>
/// <param name="root">Where <c>proc</c> and <c>sys</c> lie.</param>
public sealed class SystemFiles(string root = "/")
{
    /// <summary>This machine's own.</summary>
    public static SystemFiles Here { get; } = new();

    /// <summary>A file's text without the white space around it; <see langword="null"/> where it cannot be read.</summary>
    /// <param name="path">From the root, without a slash before it: <c>proc/stat</c>.</param>
    public string? Text(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, path)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A file's lines; none where it cannot be read.</summary>
    /// <param name="path">From the root.</param>
    public IReadOnlyList<string> Lines(string path) => Text(path)?.Split('\n', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>What stands behind a name, without separators and quotes; <see langword="null"/> if no line has that name.</summary>
    /// <param name="path">From the root.</param>
    /// <param name="name">The whole name: all before a tab, a colon or an equals sign, or before the first space of a line that has none of these.</param>
    public string? Value(string path, string name) => Lines(path)
        .Select(line => (Line: line, End: EndOfName(line)))
        .Where(entry => entry.End > 0 && entry.Line[..entry.End] == name)
        .Select(entry => entry.Line[entry.End..].TrimStart(' ', '\t', ':', '=').Trim('"'))
        .FirstOrDefault();

    private static int EndOfName(string line)
    {
        var separator = line.AsSpan().IndexOfAny('\t', ':', '=');
        return separator >= 0 ? separator : line.IndexOf(' ', StringComparison.Ordinal);
    }
}
