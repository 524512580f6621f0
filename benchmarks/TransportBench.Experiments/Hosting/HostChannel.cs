using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransportBench.Experiments.Hosting;

/// <summary>JSON lines between two processes.</summary>
/// <remarks>One reader; writers are serialised.</remarks>
public sealed class HostChannel(TextReader input, TextWriter output) : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Snake case, one line, enums as words.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes one line and flushes it.</summary>
    public async Task WriteAsync(HostMessage message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(message, Json).AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Reads one line; <see langword="null"/> at the end of the input.</summary>
    /// <exception cref="InvalidDataException">The line is no message.</exception>
    public async Task<HostMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        string? line;
        do
        {
            line = await input.ReadLineAsync(cancellationToken);
            if (line is null) return null;
        }
        while (line.Length == 0); // A blank line, as people type one.

        try
        {
            return JsonSerializer.Deserialize<HostMessage>(line, Json) ?? throw new JsonException("null is no message");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"expected a message as one JSON line, found '{line[..Math.Min(80, line.Length)]}': {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();
}
