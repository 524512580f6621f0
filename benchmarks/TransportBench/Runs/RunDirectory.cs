using System.Globalization;
using TransportBench.Experiments.Results;

namespace TransportBench.Runs;

/// <summary>The directory of a run.</summary>
internal static class RunDirectory
{
    /// <summary>Takes a directory for a new run: made if missing, refused if another run is in it.</summary>
    /// <exception cref="UsageException">It cannot be taken.</exception>
    public static string Claim(string? asked, string profile, bool force, TimeProvider time)
    {
        var directory = Path.GetFullPath(asked ?? Path.Combine(
            "results", "local", time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + profile));
        if (File.Exists(directory)) throw new UsageException($"--out '{asked}' is a file; give a directory");
        if (File.Exists(Path.Combine(directory, ResultsFile.Name)) && !force)
            throw new UsageException($"'{asked ?? directory}' holds another run; give another --out, --resume it, or replace it with --force");
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, ResultsFile.Name + ".tmp");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out '{asked ?? directory}' cannot be written: {e.Message}");
        }
    }

    /// <summary>The directory of an existing run, given itself or its results file.</summary>
    public static string Of(string path) => Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
}
