using System.Text.Json;
using TransportBench.Experiments.Calibration.Rows;
using TransportBench.Experiments.Diffs;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Calibration;

/// <summary>Reads and writes <c>calibration.json</c>.</summary>
public static class CalibrationFile
{
    /// <summary>The file's name inside its directory.</summary>
    public const string Name = "calibration.json";

    private const int Most = 1_000;

    /// <summary>Writes atomically.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Write(string directory, CalibrationResults results) => AtomicJson.Write(Path.Combine(directory, Name), results);

    /// <summary>Reads a calibration.</summary>
    /// <param name="path">Its directory, or its file <see cref="Name"/>.</param>
    /// <exception cref="ResultsFileException">One line: what is wrong with the file and what was expected.</exception>
    public static CalibrationResults Read(string path)
    {
        var file = Path.GetFileName(path) == Name ? path : Path.Combine(path, Name);
        if (!File.Exists(file)) throw new ResultsFileException($"no {Name} in '{Path.GetDirectoryName(file)}': give the directory of a calibration, for example results/local/…");
        try
        {
            using var stream = File.OpenRead(file);
            if (JsonSerializer.Deserialize<Head>(stream, ResultsFile.Options)?.Schema is { } schema && schema != CalibrationResults.CurrentSchema)
                throw new ResultsFileException($"'{file}' has schema '{schema.ReplaceLineEndings(" ")}'; this version reads '{CalibrationResults.CurrentSchema}'");
            stream.Position = 0;
            var results = JsonSerializer.Deserialize<CalibrationResults>(stream, ResultsFile.Options)
                ?? throw new ResultsFileException($"'{file}' holds null instead of a calibration");
            return Complaint(results) is { } complaint
                ? throw new ResultsFileException($"'{file}' is damaged: {complaint}")
                : results;
        }
        catch (JsonException e)
        {
            throw new ResultsFileException($"'{file}' is not a calibration: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFileException($"'{file}' cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>The newest calibration of a machine, of the given profile if there is one, and one that found smallest differences if there is one, with its directory's name.</summary>
    /// <remarks>Only those that held A/A comparisons without a neighbour. A file that cannot be read is passed over.</remarks>
    /// <param name="roots">Directories whose subdirectories are looked into; those that do not exist are passed over.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="profile">ID of the profile wanted.</param>
    public static (string Name, CalibrationResults Results)? Newest(IEnumerable<string> roots, EnvironmentRecord machine, string profile) => roots
        .Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Select(Path.GetFullPath).Distinct()
        .Where(directory => File.Exists(Path.Combine(directory, Name)))
        .Select(directory => (Name: Path.GetFileName(directory), Results: TryRead(directory)))
        .Where(found => found.Results is { CompletedRuns: > 0 } results && results.Detections.Any(row => row is { Part: SameLane.Id, TrueRatio: 1 }) && IsSameMachine(results.Environment, machine))
        .OrderBy(found => found.Results!.Settings.Profile == profile ? 0 : 1)
        .ThenBy(found => found.Results!.SmallestDifferences.Any(row => row.Difference is not null) ? 0 : 1) // One of a few rounds says nothing, however new.
        .ThenByDescending(found => found.Results!.Environment.StartedAt, StringComparer.Ordinal)
        .Select(found => ((string, CalibrationResults)?)(found.Name, found.Results!))
        .FirstOrDefault();

    // What the types cannot say: ranges, and no nulls in lists.
    private static string? Complaint(CalibrationResults results) =>
        NullIn(results) is { } member ? $"{member} holds null; values are needed"
        : results.Settings.Runs is < 1 or > Most ? $"settings.runs is {results.Settings.Runs}; 1 to {Most} are possible"
        : results.Settings.Rounds is < 1 or > Most ? $"settings.rounds is {results.Settings.Rounds}; 1 to {Most} are possible"
        : results.CompletedRuns < 0 || results.CompletedRuns > results.Settings.Runs ? $"completed_runs is {results.CompletedRuns} of {results.Settings.Runs}"
        : results.Settings.Parts.Count == 0 ? "settings.parts is empty"
        : results.Comparisons.Any(row => row.LogRatios is { Count: 0 } || row.LogRatios?.All(double.IsFinite) == false) ? "comparisons has log_ratios that are empty or not finite"
        : null;

    private static string? NullIn(CalibrationResults results) => new (string Name, IEnumerable<object?> Members)[]
    {
        ("settings.parts", results.Settings.Parts), ("environment.runtime_settings", results.Environment.RuntimeSettings.Values),
        ("failures", results.Failures), ("checks", results.Checks), ("detections", results.Detections),
        ("smallest_differences", results.SmallestDifferences), ("burns", results.Burns), ("stability", results.Stability), ("schemes", results.Schemes),
        ("steady", results.Steady), ("freezes", results.Freezes), ("accounts", results.Accounts), ("comparisons", results.Comparisons),
    }.FirstOrDefault(list => list.Members.Contains(null)).Name;

    private static CalibrationResults? TryRead(string directory)
    {
        try
        {
            return Read(directory);
        }
        catch (ResultsFileException)
        {
            return null;
        }
    }

    // The collector's mode is known only once children have run.
    private static bool IsSameMachine(EnvironmentRecord then, EnvironmentRecord now) => EnvironmentDifferences.Between(then with { Gc = now.Gc }, now).Count == 0;

    private sealed record Head(string? Schema);
}
