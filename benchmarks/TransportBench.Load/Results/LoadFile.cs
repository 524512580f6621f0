using System.Text.Json;
using System.Text.Json.Serialization;
using TransportBench.Experiments.Results;

namespace TransportBench.Load.Results;

/// <summary>Reads and writes <c>load.json</c>.</summary>
public static class LoadFile
{
    /// <summary>The file's name inside its directory.</summary>
    public const string Name = "load.json";

    /// <summary>As a run is written; enums as words, the scenario as its file has it.</summary>
    public static JsonSerializerOptions Options { get; } = new(ResultsFile.Options) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new ScenarioJson.Times(), new ScenarioJson.Thresholds() } };

    /// <summary>Writes atomically.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Write(string directory, LoadResults results) => AtomicJson.Write(Path.Combine(directory, Name), results, Options);

    /// <summary>Reads a load test.</summary>
    /// <param name="path">Its directory, or its file <see cref="Name"/>.</param>
    /// <exception cref="ResultsFileException">One line: what is wrong with the file and what was expected.</exception>
    public static LoadResults Read(string path)
    {
        var file = Path.GetFileName(path) == Name ? path : Path.Combine(path, Name);
        if (!File.Exists(file)) throw new ResultsFileException($"no {Name} in '{Path.GetDirectoryName(file)}': give the directory of a load test");
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<LoadResults>(stream, Options) is { Rows: not null } results
                ? results
                : throw new ResultsFileException($"'{file}' holds no load test");
        }
        catch (JsonException e)
        {
            throw new ResultsFileException($"'{file}' is not a load test: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFileException($"'{file}' cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
