namespace TransportBench.UnitTests.Reporting;

/// <summary>The checkout that the tests were built from.</summary>
public static class RepositoryRoot
{
    /// <summary>Full path of a file or folder of the repository.</summary>
    public static string Of(params string[] parts)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "TransportBench.sln")))
                return Path.Combine([directory.FullName, .. parts]);
        }

        throw new InvalidOperationException($"no TransportBench.sln above {AppContext.BaseDirectory}");
    }
}
