namespace TransportBench.Reporting;

/// <summary>Finds docs/method.md of the checkout that a run lies in.</summary>
public static class MethodPage
{
    /// <summary>The relative link from a run's directory, with slashes; <see langword="null"/> for a run outside any checkout, whose report then names the page without a link.</summary>
    /// <param name="directory">Full path of the run's directory.</param>
    public static string? LinkFrom(string directory)
    {
        for (var parent = new DirectoryInfo(directory); parent is not null; parent = parent.Parent)
        {
            var page = Path.Combine(parent.FullName, "docs", "method.md");
            if (File.Exists(Path.Combine(parent.FullName, "TransportBench.sln")))
                return File.Exists(page) ? Path.GetRelativePath(directory, page).Replace('\\', '/') : null;
        }

        return null;
    }
}
