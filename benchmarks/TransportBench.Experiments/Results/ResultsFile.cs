using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransportBench.Experiments.Results;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    /// <summary>The file's name inside a run's directory.</summary>
    public const string Name = "results.json";

    /// <summary>Snake case, indented, nulls left out.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes atomically: to a temporary file in the same directory, then renamed over the old one.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Write(string directory, RunResults results)
    {
        var target = System.IO.Path.Combine(directory, Name);
        var temporary = target + ".tmp";
        using (var stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, results, Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
    }

    /// <summary>Reads the results of a run.</summary>
    /// <exception cref="InvalidDataException">One line: what is wrong with the file and what was expected.</exception>
    public static RunResults Read(string directory)
    {
        var file = Directory.Exists(directory) ? System.IO.Path.Combine(directory, Name) : directory;
        if (!File.Exists(file))
            throw new InvalidDataException($"no {Name} in '{directory}': give the directory of a run, for example results/local/…");
        try
        {
            using var stream = File.OpenRead(file);
            var results = JsonSerializer.Deserialize<RunResults>(stream, Options)
                ?? throw new InvalidDataException($"'{file}' holds null instead of results");
            return results.Schema == RunResults.CurrentSchema
                ? results
                : throw new InvalidDataException($"'{file}' has schema '{results.Schema}'; this version reads '{RunResults.CurrentSchema}'");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{file}' is not a results file: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{file}' cannot be read: {e.Message}", e);
        }
    }
}
