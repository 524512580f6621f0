using System.Diagnostics;
using System.Globalization;

namespace TransportBench.Experiments.Runs;

/// <summary>Where the logs of the running trial stand: in memory where the system has such a file system.</summary>
public sealed class Scratch : IDisposable
{
    private const string Prefix = "transportbench-";
    private const string InMemory = "/dev/shm";

    /// <summary>Makes this process's directory and removes those whose processes have gone.</summary>
    public Scratch()
    {
        var root = System.IO.Directory.Exists(InMemory) ? InMemory : Path.GetTempPath();
        foreach (var left in System.IO.Directory.GetDirectories(root, Prefix + "*").Where(IsLeftOver)) Remove(left);
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(root, Prefix + Environment.ProcessId)).FullName;
    }

    /// <summary>The directory.</summary>
    public string Directory { get; }

    /// <summary>Removes the directory.</summary>
    public void Dispose() => Remove(Directory);

    private static bool IsLeftOver(string directory)
    {
        if (!int.TryParse(Path.GetFileName(directory)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return false;
        try
        {
            using var owner = Process.GetProcessById(id);
            return id == Environment.ProcessId;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void Remove(string directory)
    {
        try
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or in use: the next run tries again.
        }
    }
}
