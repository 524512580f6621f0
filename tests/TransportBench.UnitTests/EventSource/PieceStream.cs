using System.Text;

namespace TransportBench.UnitTests.EventSource;

/// <summary>A response body that arrives in given pieces and then ends, breaks off or falls silent.</summary>
internal sealed class PieceStream(IEnumerable<byte[]> pieces) : Stream
{
    private readonly Queue<byte[]> _pieces = new(pieces);

    public PieceStream(IEnumerable<string> pieces)
        : this(pieces.Select(Encoding.UTF8.GetBytes))
    {
    }

    public enum Ending
    {
        Clean,
        Breaks,
        FallsSilent,
    }

    public Ending End { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_pieces.TryDequeue(out var piece))
        {
            piece.CopyTo(buffer);
            return piece.Length;
        }

        if (End == Ending.Breaks) throw new IOException("the connection was reset");
        if (End == Ending.FallsSilent) await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("asynchronous only");

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
