using System.Text;

namespace TransportBench.Clients.Http1;

/// <summary>Decodes the chunked transfer coding in place (RFC 9112 §7.1).</summary>
/// <remarks>Strict: CRLF and nothing else ends a line; chunk extensions and trailers are skipped. Allocates nothing per chunk.</remarks>
internal sealed class ChunkedDecoder
{
    /// <summary>Longest size line, extensions included, and longest trailer section, in bytes.</summary>
    public const int MaxLineBytes = 16 * 1024;

    /// <summary>So that a size never overflows.</summary>
    private const int MaxSizeDigits = 15;

    private Part _part = Part.Size;
    private long _left;
    private int _digits;
    private int _lineBytes;

    private enum Part
    {
        Size,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        TrailerStart,
        Trailer,
        TrailerLineFeed,
        EndLineFeed,
        Complete,
    }

    /// <summary>The last chunk and the trailer section have been read.</summary>
    public bool IsComplete => _part == Part.Complete;

    /// <inheritdoc cref="HttpBody.Next"/>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> input, out int consumed)
    {
        consumed = 0;
        while (consumed < input.Length && _part != Part.Complete)
        {
            if (_part == Part.Data)
            {
                var data = input.Slice(consumed, (int)Math.Min(_left, input.Length - consumed));
                consumed += data.Length;
                _left -= data.Length;
                if (_left == 0)
                    _part = Part.DataReturn;
                return data;
            }

            Step(input[consumed++]);
        }

        return default;
    }

    private void Step(byte b)
    {
        switch (_part)
        {
            case Part.Size: StepSize(b); break;
            case Part.Extension: StepLine(b, Part.SizeLineFeed); break;
            case Part.SizeLineFeed: Expect(b, (byte)'\n', _left == 0 ? Part.TrailerStart : Part.Data); _digits = _lineBytes = 0; break;
            case Part.DataReturn: Expect(b, (byte)'\r', Part.DataLineFeed); break;
            case Part.DataLineFeed: Expect(b, (byte)'\n', Part.Size); break;
            case Part.TrailerStart when b == '\r': _part = Part.EndLineFeed; break;
            case Part.TrailerStart or Part.Trailer: _part = Part.Trailer; StepLine(b, Part.TrailerLineFeed); break;
            case Part.TrailerLineFeed: Expect(b, (byte)'\n', Part.TrailerStart); break;
            default: Expect(b, (byte)'\n', Part.Complete); break;
        }
    }

    private void StepSize(byte b)
    {
        if (char.IsAsciiHexDigit((char)b) && _digits < MaxSizeDigits)
        {
            _left = (_left << 4) + HexValue(b);
            _digits++;
            return;
        }

        if (_digits == 0 || b is not ((byte)'\r' or (byte)';' or (byte)' ' or (byte)'\t'))
            throw Unexpected(b, "a chunk's size in hexadecimal and CRLF");
        _part = b == '\r' ? Part.SizeLineFeed : Part.Extension;
    }

    private static int HexValue(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;

    private void StepLine(byte b, Part next)
    {
        if (b == '\n')
            throw Unexpected(b, "CRLF as line end");
        if (++_lineBytes > MaxLineBytes)
            throw new FeedProtocolException($"a chunk extension or trailer section is longer than {MaxLineBytes} bytes");
        if (b == '\r')
            _part = next;
    }

    private void Expect(byte b, byte expected, Part next)
    {
        if (b != expected)
            throw Unexpected(b, expected == '\r' ? "CR" : "LF");
        _part = next;
    }

    private static FeedProtocolException Unexpected(byte b, string expected) =>
        new($"chunk framing: {(b is > 0x20 and < 0x7F ? $"'{Encoding.ASCII.GetString([b])}'" : $"byte 0x{b:X2}")} arrived; expected {expected}");
}
