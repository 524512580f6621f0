namespace TransportBench.Clients.Connections;

/// <summary>One growing buffer: bytes arrive at its end and are consumed from its front.</summary>
/// <remarks>
/// Grows by doubling, and only when a framing layer reserves room for something it has checked against its own limit; so its
/// size is bounded by that limit. While something large is awaited, little more than its rest is asked for: what lies behind it
/// would have to be moved once it is consumed. Allocates only when it grows. Not thread-safe.
/// </remarks>
internal sealed class ReceiveBuffer
{
    /// <summary>Below the large-object heap's threshold, and as much as one loopback segment holds.</summary>
    public const int InitialBytes = 64 * 1024;

    private const int LargeBytes = 16 * 1024;
    private const int BeyondLarge = 4 * 1024;

    private byte[] _bytes;
    private int _start;
    private int _end;
    private int _awaited;

    /// <param name="initialBytes">Capacity to begin with, in bytes; at least 1.</param>
    public ReceiveBuffer(int initialBytes = InitialBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initialBytes, 1);
        _bytes = new byte[initialBytes];
    }

    /// <summary>What has arrived and is not consumed; valid until the next call of another member.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Where the next bytes go; never empty.</summary>
    /// <remarks>What is unread moves to the front only when less than a sixteenth is left behind it: one copy per filled buffer, not per read.</remarks>
    public Memory<byte> Free
    {
        get
        {
            if (_start > 0 && _bytes.Length - _end < _bytes.Length / 16)
                MoveTo(_bytes);
            else if (_end == _bytes.Length)
                EnsureRoom(_end - _start + 1);
            var free = _bytes.Length - _end;
            var rest = _awaited - (_end - _start);
            return _bytes.AsMemory(_end, rest > 0 && _awaited >= LargeBytes ? Math.Min(free, rest + BeyondLarge) : free);
        }
    }

    /// <summary>Bytes the buffer holds without growing.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>Makes room so that <see cref="Unread"/> can become <paramref name="total"/> bytes long, which is awaited.</summary>
    public void Reserve(int total)
    {
        _awaited = total;
        EnsureRoom(total);
    }

    /// <summary>Says that <paramref name="count"/> bytes were written to <see cref="Free"/>.</summary>
    public void Commit(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _end));
        _end += count;
    }

    /// <summary>Copies <paramref name="bytes"/> to the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        EnsureRoom(_end - _start + bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Drops <paramref name="count"/> bytes from the front.</summary>
    public void Consume(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_end - _start));
        _start += count;
        _awaited = 0;
        if (_start == _end)
            _start = _end = 0;
    }

    private void EnsureRoom(int total)
    {
        if (_bytes.Length - _start >= total)
            return;
        MoveTo(_bytes.Length >= total ? _bytes : new byte[(int)Math.Min(Array.MaxLength, Math.Max(total, 2L * _bytes.Length))]);
    }

    private void MoveTo(byte[] target)
    {
        Unread.CopyTo(target);
        _end -= _start;
        _start = 0;
        _bytes = target;
    }
}
