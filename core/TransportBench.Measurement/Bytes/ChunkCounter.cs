namespace TransportBench.Measurement.Bytes;

/// <summary>Takes chunked transfer coding (RFC 9112 §7.1) off a body and counts it; extensions and trailers are chunk framing too.</summary>
internal sealed class ChunkCounter
{
    private enum Part
    {
        Size,
        Extension,
        Data,
        DataEnd,
        Trailer,
        Complete,
        Broken,
    }

    private Part _part;
    private long _size;
    private int _line;

    /// <summary>Framing of chunks that carry data.</summary>
    public long Chunking { get; private set; }

    /// <summary>The last chunk and the trailer section.</summary>
    public long Closing { get; private set; }

    public bool IsComplete => _part == Part.Complete;

    /// <summary>Takes framing and the content that follows it off the front of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">What comes next of the body; beyond its end, nothing is taken.</param>
    /// <param name="taken">Bytes taken, content included.</param>
    /// <returns>The content, which may be empty.</returns>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        while (taken < bytes.Length && _part is not (Part.Data or Part.Complete or Part.Broken))
            Take(bytes[taken++]);
        if (_part == Part.Broken)
            taken = bytes.Length;
        if (_part != Part.Data)
            return [];
        var content = bytes.Slice(taken, (int)Math.Min(_size, bytes.Length - taken));
        taken += content.Length;
        if ((_size -= content.Length) == 0)
            Begin(Part.DataEnd);
        return content;
    }

    public void Reset() => Begin(Part.Size);

    private void Take(byte b)
    {
        _line++;
        if (_part == Part.Trailer)
            Closing++;
        else
            Chunking++;

        switch (_part)
        {
            case Part.Size: TakeSize(b); break;
            case Part.Extension when b == '\n': EndSizeLine(); break;
            case Part.DataEnd when b != "\r\n"u8[_line - 1]: Break(); break;
            case Part.DataEnd when _line == 2: Begin(Part.Size); break;
            case Part.Trailer when b == '\n': Begin(_line == 2 ? Part.Complete : Part.Trailer); break;
            default: break;
        }
    }

    private void TakeSize(byte b)
    {
        if (char.IsAsciiHexDigit((char)b) && _size < long.MaxValue >> 4)
            _size = (_size << 4) | (uint)(b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10);
        else if (b is (byte)';' or (byte)'\r' && _line > 1)
            _part = Part.Extension;
        else
            Break();
    }

    private void EndSizeLine()
    {
        if (_size > 0)
        {
            _part = Part.Data;
            return;
        }

        Chunking -= _line;
        Closing += _line;
        Begin(Part.Trailer);
    }

    private void Begin(Part part)
    {
        _part = part;
        _line = 0;
        if (part == Part.Size)
            _size = 0;
    }

    /// <summary>The byte that cannot be has no name, nor has what follows.</summary>
    private void Break()
    {
        Chunking--;
        _part = Part.Broken;
    }
}
