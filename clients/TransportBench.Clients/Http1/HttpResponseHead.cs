using System.Globalization;
using System.Text;

namespace TransportBench.Clients.Http1;

/// <summary>The status line and header fields of an HTTP/1.x response (RFC 9112 §4 and §5).</summary>
internal sealed class HttpResponseHead
{
    /// <summary>Longest head that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private HttpResponseHead(string statusLine, int status)
    {
        StatusLine = statusLine;
        Status = status;
    }

    /// <summary>The first line.</summary>
    public string StatusLine { get; }

    /// <summary>Status code, 100 to 599.</summary>
    public int Status { get; }

    /// <summary>A field's value, lines of the same name joined by commas; <see langword="null"/> if the response has none.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Whether a field's comma-separated list has <paramref name="token"/>, case ignored.</summary>
    public bool Has(string name, string token) =>
        this[name]?.Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase) ?? false;

    /// <summary>Reads the head at the front of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">What has arrived.</param>
    /// <param name="head">The head.</param>
    /// <param name="length">Its length in bytes, the empty line included.</param>
    /// <returns><see langword="false"/> if the head is not complete.</returns>
    /// <exception cref="FeedProtocolException">Not an HTTP/1.x response, or longer than <see cref="MaxBytes"/>.</exception>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out HttpResponseHead head, out int length)
    {
        head = null!;
        var end = bytes.IndexOf("\r\n\r\n"u8);
        length = end + 4;
        if (end < 0 && bytes.Length < MaxBytes)
            return false;
        if (end < 0 || length > MaxBytes)
            throw new FeedProtocolException($"the response head is longer than {MaxBytes} bytes");
        var lines = Encoding.Latin1.GetString(bytes[..end]).Split("\r\n");
        head = ParseStatusLine(lines[0]);
        foreach (var line in lines.AsSpan(1))
            head.Add(line);
        return true;
    }

    private static HttpResponseHead ParseStatusLine(string line)
    {
        var valid = line.Length >= 12
            && line.StartsWith("HTTP/1.", StringComparison.Ordinal)
            && line[7] is '0' or '1'
            && line[8] == ' '
            && (line.Length == 12 || line[12] == ' ');
        if (!valid || !int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 100 or > 599)
            throw new FeedProtocolException($"'{Shorten(line)}' arrived; expected a status line such as 'HTTP/1.1 200 OK'");
        return new HttpResponseHead(line, status);
    }

    private void Add(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t\r\n") || line.AsSpan(colon).ContainsAny("\r\n\0"))
            throw new FeedProtocolException($"'{Shorten(line)}' arrived in the response head; expected 'name: value'");
        var value = line[(colon + 1)..].Trim(' ', '\t');
        var name = line[..colon];
        _fields[name] = _fields.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
    }

    private static string Shorten(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 100), "…");
}
