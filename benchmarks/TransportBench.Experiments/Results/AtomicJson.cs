using System.Text.Json;

namespace TransportBench.Experiments.Results;

/// <summary>Writes a record as JSON, whole or not at all.</summary>
internal static class AtomicJson
{
    /// <summary>To a temporary file in the same directory, then renamed over the old one.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static void Write<T>(string file, T record)
    {
        var temporary = file + ".tmp";
        using (var stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, record, ResultsFile.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }
}
