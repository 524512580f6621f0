using System.Buffers;
using System.Globalization;
using System.Text;

namespace TransportBench.Measurement.Bytes;

/// <summary>Finds the end of an HTTP/1.x head (RFC 9112 §2.1), however it is split, and keeps what its fields say.</summary>
/// <remarks>Not thread-safe. Keeps at most 64 KiB; a longer head is counted to its end, and its later fields are not seen.</remarks>
public sealed class HttpHeadReader
{
    private const int Kept = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _head = new();
    private string[]? _lines;
    private int _matched;

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    /// <summary>Whether the blank line has been read.</summary>
    public bool IsComplete => _matched == End.Length;

    /// <summary>Bytes of the head so far, the blank line included.</summary>
    public long Length { get; private set; }

    /// <summary>The status code; 0 for a request, for what is not HTTP, and before the head is complete.</summary>
    public int Status =>
        Lines is [var start, ..] && start.StartsWith("HTTP/1.", StringComparison.Ordinal) && start.Length >= 12
        && int.TryParse(start.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    /// <summary><c>Content-Length</c> in bytes; <see langword="null"/> if it is absent or no number.</summary>
    public long? ContentLength =>
        long.TryParse(Values("Content-Length").FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private string[] Lines => IsComplete
        ? _lines ??= Encoding.Latin1.GetString(_head.WrittenSpan).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>Takes the bytes that belong to the head.</summary>
    /// <param name="bytes">What comes next on the connection.</param>
    /// <returns>How many were taken; fewer than given if the head ends among them.</returns>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (taken < bytes.Length && !IsComplete)
        {
            var b = bytes[taken++];
            _matched = b == End[_matched] ? _matched + 1 : b == '\r' ? 1 : 0;
        }

        Length += taken;
        _head.Write(bytes[..Math.Min(taken, Kept - _head.WrittenCount)]);
        return taken;
    }

    /// <summary>Whether a field's comma-separated list has a member, case aside.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="member">Such as <c>chunked</c>.</param>
    public bool Has(string field, string member) => Values(field).Contains(member, StringComparer.OrdinalIgnoreCase);

    /// <summary>Members of the field's comma-separated list, or none.</summary>
    /// <param name="field">Name of the field, case aside.</param>
    public IEnumerable<string> Values(string field) => Lines
        .Skip(1)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Equals(field, StringComparison.OrdinalIgnoreCase))
        .SelectMany(parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Makes ready for another head.</summary>
    public void Reset()
    {
        _head.ResetWrittenCount();
        _matched = 0;
        _lines = null;
        Length = 0;
    }
}
