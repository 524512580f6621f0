namespace TransportBench.Inspect;

/// <summary>Looks ahead in a capture and knows the offset; holds 64 KiB whatever the capture's size.</summary>
/// <param name="input">The capture.</param>
/// <param name="beforeReading">Called before each read of it, which may wait: the place to flush what is known so far.</param>
internal sealed class CaptureReader(Stream input, Action beforeReading)
{
    /// <summary>The furthest one can look ahead, in bytes.</summary>
    public const int Window = 64 * 1024;

    private readonly byte[] _buffer = new byte[Window];
    private int _start;
    private int _end;

    /// <summary>Offset of the next byte from the beginning of the capture.</summary>
    public long Offset { get; private set; }

    private int Buffered => _end - _start;

    /// <summary>The next bytes without taking them: <paramref name="count"/>, or fewer where the capture ends.</summary>
    /// <param name="count">At most <see cref="Window"/>.</param>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_start + count > Window)
        {
            _buffer.AsSpan(_start, Buffered).CopyTo(_buffer);
            (_start, _end) = (0, Buffered);
        }

        while (Buffered < count && Fill())
        {
        }

        return _buffer.AsSpan(_start, Math.Min(count, Buffered));
    }

    /// <summary>Takes bytes and forgets them.</summary>
    /// <returns>How many there were: fewer than <paramref name="count"/> where the capture ends.</returns>
    public long Skip(long count)
    {
        long left = count;
        while (left > 0)
        {
            if (Buffered == 0)
            {
                (_start, _end) = (0, 0);
                if (!Fill())
                    break;
            }

            int step = (int)Math.Min(left, Buffered);
            _start += step;
            Offset += step;
            left -= step;
        }

        return count - left;
    }

    private bool Fill()
    {
        beforeReading();
        int read = input.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
