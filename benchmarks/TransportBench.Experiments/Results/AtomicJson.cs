using System.Text.Json;

namespace TransportBench.Experiments.Results;

/// <summary>Writes a record as JSON, whole or not at all.</summary>
public static class AtomicJson
{
    /// <summary>To a temporary file in the same directory, then renamed over the old one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="record">What goes into it.</param>
    /// <param name="options">How it is written; <see langword="null"/>: as a run is.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Write<T>(string file, T record, JsonSerializerOptions? options = null)
    {
        var temporary = file + ".tmp";
        using (var stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, record, options ?? ResultsFile.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }
}
