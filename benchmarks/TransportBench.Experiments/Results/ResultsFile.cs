using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TransportBench.Experiments.Results;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    /// <summary>The file's name inside a run's directory.</summary>
    public const string Name = "results.json";

    /// <summary>Snake case, indented, nulls left out; a member that is missing, or null where it must not be, is an error.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AllowMissingNulls } },
    };

    /// <summary>Writes atomically: to a temporary file in the same directory, then renamed over the old one.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Write(string directory, RunResults results) => AtomicJson.Write(System.IO.Path.Combine(directory, Name), results);

    /// <summary>Reads the results of a run.</summary>
    /// <param name="path">The run's directory, or its file <see cref="Name"/>.</param>
    /// <exception cref="ResultsFileException">One line: what is wrong with the file and what was expected.</exception>
    public static RunResults Read(string path)
    {
        var file = Locate(path);
        try
        {
            using var stream = File.OpenRead(file);
            if (JsonSerializer.Deserialize<Head>(stream, Options)?.Schema is { } schema && schema != RunResults.CurrentSchema)
                throw new ResultsFileException($"'{file}' has schema '{OneLine(schema)}'; this version reads '{RunResults.CurrentSchema}'");
            stream.Position = 0;
            var results = JsonSerializer.Deserialize<RunResults>(stream, Options)
                ?? throw new ResultsFileException($"'{file}' holds null instead of results");
            return ResultsCheck.Complaint(results) is { } complaint
                ? throw new ResultsFileException($"'{file}' is damaged: {OneLine(complaint)}")
                : results;
        }
        catch (JsonException e)
        {
            throw new ResultsFileException($"'{file}' is not a results file: {OneLine(e.Message)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFileException($"'{file}' cannot be read: {OneLine(e.Message)}", e);
        }
    }

    private static string Locate(string path)
    {
        var file = Directory.Exists(path) ? System.IO.Path.Combine(path, Name) : path;
        if (System.IO.Path.GetFileName(file) != Name)
            throw new ResultsFileException($"'{path}' is neither a directory nor a file named {Name}: give the directory of a run, for example results/local/…");
        return File.Exists(file)
            ? file
            : throw new ResultsFileException($"no {Name} in '{(file == path ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) : path)}': give the directory of a run, for example results/local/…");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    // Nulls are left out when written, so a parameter that takes null may be missing.
    private static void AllowMissingNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AssociatedParameter is { IsNullable: true })) property.IsRequired = false;
    }

    private sealed record Head(string? Schema);
}
