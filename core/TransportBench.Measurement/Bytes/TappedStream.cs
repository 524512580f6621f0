using System.Runtime.CompilerServices;
using TransportBench.Measurement.Clock;

namespace TransportBench.Measurement.Bytes;

/// <summary>A stream that shows a tap every byte on its way and notes when the last read returned.</summary>
/// <remarks>
/// One reader and one writer at a time, as the inner stream allows. Allocates nothing per read or write beyond what the inner stream does.
/// Owns the inner stream.
/// </remarks>
/// <param name="inner">Where bytes come from and go to.</param>
/// <param name="tap">Sees them; <see langword="null"/> for stamps alone.</param>
/// <param name="beforeClose">Run once on disposal, before the inner stream is closed: the last chance to read the socket's counters.</param>
public sealed class TappedStream(Stream inner, IByteTap? tap, Action? beforeClose = null) : Stream
{
    private long _lastReadNs;
    private Action? _beforeClose = beforeClose;
    private int _writing;
    private volatile bool _isClosed;

    /// <summary>When the last read that brought bytes returned, in <see cref="MonotonicClock"/> ns; 0 before the first.</summary>
    public long LastReadNs => Volatile.Read(ref _lastReadNs);

    /// <summary>Whether a write is under way; once the stream is closed and none is, the tap has seen all it will see of this direction.</summary>
    public bool IsWriting => Volatile.Read(ref _writing) > 0;

    /// <inheritdoc/>
    public override bool CanRead => inner.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => inner.CanWrite;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Seen(inner.Read(buffer), buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(buffer, cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<int>(Seen(read.Result, buffer.Span)) : WaitAsync(read, buffer);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        tap?.Up(buffer);
        inner.Write(buffer);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (tap is null || _isClosed) return inner.WriteAsync(buffer, cancellationToken);
        Interlocked.Increment(ref _writing);
        tap.Up(buffer.Span); // Before the write: its answer may be here sooner than this method goes on.
        try
        {
            var write = inner.WriteAsync(buffer, cancellationToken);
            if (!write.IsCompletedSuccessfully) return WaitAsync(write, buffer.Length);
            Interlocked.Decrement(ref _writing);
            return write;
        }
        catch
        {
            NotSent(buffer.Length);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _isClosed = true;
        Interlocked.Exchange(ref _beforeClose, null)?.Invoke();
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _isClosed = true;
        if (disposing)
        {
            Interlocked.Exchange(ref _beforeClose, null)?.Invoke();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(ValueTask<int> read, Memory<byte> buffer) => Seen(await read, buffer.Span);

    private async ValueTask WaitAsync(ValueTask write, int count)
    {
        try
        {
            await write;
            Interlocked.Decrement(ref _writing);
        }
        catch
        {
            NotSent(count);
            throw;
        }
    }

    private void NotSent(int count)
    {
        tap!.NotSent(count);
        Interlocked.Decrement(ref _writing);
    }

    private int Seen(int count, ReadOnlySpan<byte> buffer)
    {
        // A read of no bytes is a wait for readiness or the end of the stream: no event was completed by it.
        if (count > 0)
        {
            Volatile.Write(ref _lastReadNs, MonotonicClock.NowNs);
            tap?.Down(buffer[..count]);
        }

        return count;
    }
}
