namespace TransportBench.Micro;

/// <summary>Bytes that arrive again and again, at most so many per read.</summary>
/// <param name="bytes">One turn.</param>
/// <param name="piece">Most bytes per read.</param>
/// <param name="endless">Begins again after its end; else it ends until <see cref="Rewind"/>.</param>
internal sealed class RepeatedStream(byte[] bytes, int piece, bool endless) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Begins at the first byte again.</summary>
    public void Rewind() => _position = 0;

    public override int Read(Span<byte> buffer)
    {
        if (endless && _position == bytes.Length) _position = 0;
        var count = Math.Min(Math.Min(piece, buffer.Length), bytes.Length - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
