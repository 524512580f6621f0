using System.Buffers;
using System.Globalization;
using System.Text;

namespace TransportBench.Inspect;

/// <summary>Writes JSON strings (RFC 8259 §7) that keep every character a terminal can show.</summary>
/// <remarks>
/// <c>UnsafeRelaxedJsonEscaping</c> would turn emoji into surrogate escapes. Escaped here: what JSON requires, other control characters, and the line separators
/// at which some readers of JSON lines would cut.
/// </remarks>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(['"', '\\', 0x2028, 0x2029]).Select(c => (char)c)]);

    /// <param name="output">Takes the string with its quotes.</param>
    /// <param name="utf8">Valid UTF-8.</param>
    public static void WriteString(TextWriter output, ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<char> rest = Encoding.UTF8.GetString(utf8);
        output.Write('"');
        int next;
        while ((next = rest.IndexOfAny(Escaped)) >= 0)
        {
            output.Write(rest[..next]);
            WriteEscape(output, rest[next]);
            rest = rest[(next + 1)..];
        }

        output.Write(rest);
        output.Write('"');
    }

    private static void WriteEscape(TextWriter output, char c)
    {
        switch (c)
        {
            case '"':
                output.Write("\\\"");
                break;
            case '\\':
                output.Write("\\\\");
                break;
            case '\n':
                output.Write("\\n");
                break;
            case '\r':
                output.Write("\\r");
                break;
            case '\t':
                output.Write("\\t");
                break;
            default:
                output.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
                break;
        }
    }
}
