using System.Globalization;
using TransportBench.Experiments.Calibration;
using TransportBench.Experiments.Results;
using TransportBench.Load.Results;

namespace TransportBench.Runs;

/// <summary>The directory of a run.</summary>
internal static class RunDirectory
{
    private const string Unfinished = ".tmp";
    private const string LockName = "run.lock";
    private static readonly (string File, string What)[] Kinds = [(ResultsFile.Name, "run"), (CalibrationFile.Name, "calibration"), (LoadFile.Name, "load test")];

    /// <summary>Takes a directory for a new run or calibration: made if missing, refused if anything else is in it, or another of its kind without <paramref name="force"/>.</summary>
    /// <param name="asked">As the user gave it; <see langword="null"/> for a new one under results/local.</param>
    /// <param name="profile">Part of a new one's name.</param>
    /// <param name="force">Whether another of its kind is replaced.</param>
    /// <param name="time">For a new one's name.</param>
    /// <param name="file">The file that makes a directory one of this kind.</param>
    /// <exception cref="UsageException">It cannot be taken.</exception>
    public static string Claim(string? asked, string profile, bool force, TimeProvider time, string file = ResultsFile.Name)
    {
        if (string.IsNullOrWhiteSpace(asked) && asked is not null) throw new UsageException("--out is empty; give a directory, for example results/local/mine");
        var directory = Path.GetFullPath(asked ?? Path.Combine(
            "results", "local", time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + profile));
        if (File.Exists(directory)) throw new UsageException($"--out '{asked}' is a file; give a directory");
        try
        {
            if (Directory.Exists(directory)) RefuseOthers(directory, asked ?? directory, force, file);
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, file + Unfinished);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out '{asked ?? directory}' cannot be written: {e.Message}");
        }
    }

    private static void RefuseOthers(string directory, string named, bool force, string file)
    {
        var what = Kinds.First(kind => kind.File == file).What;
        if (File.Exists(Path.Combine(directory, file)))
        {
            if (!force) throw new UsageException($"'{named}' holds another {what}; give another --out, {(file == ResultsFile.Name ? "--resume it, " : "")}or replace it with --force");
            return;
        }

        if (Array.Find(Kinds, kind => File.Exists(Path.Combine(directory, kind.File))).What is { } other)
            throw new UsageException($"'{named}' holds a {other}; nothing is overwritten: give another --out");
        if (Directory.EnumerateFileSystemEntries(directory).Any(entry => Path.GetFileName(entry) is not LockName && Path.GetFileName(entry) != file + Unfinished))
            throw new UsageException($"'{named}' is not empty and holds no {what}; nothing is overwritten: give another --out");
    }

    /// <summary>Keeps every other run out of a directory until disposed; the system lets go of it with the process.</summary>
    /// <exception cref="UsageException">Another run is writing there.</exception>
    public static IDisposable Lock(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new UsageException($"another run is writing to '{directory}'; wait for its end, or give another --out");
        }
    }

    /// <summary>The directory of an existing run, given itself or its results file.</summary>
    public static string Of(string path) => Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
}
