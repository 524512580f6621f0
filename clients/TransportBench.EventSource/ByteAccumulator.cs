namespace TransportBench.EventSource;

/// <summary>Bytes that grow and are reused; the caller bounds them.</summary>
internal sealed class ByteAccumulator
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Forgets the bytes but keeps the memory: a span taken before stays readable until the next write.</summary>
    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    private void Reserve(int more)
    {
        int needed = checked(Length + more);
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(Math.Max(needed, 256L), 2L * _bytes.Length), Array.MaxLength));
    }
}
