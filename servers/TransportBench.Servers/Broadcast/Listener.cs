using System.Collections.Concurrent;
using TransportBench.Servers.WebSockets;

namespace TransportBench.Servers.Broadcast;

/// <summary>One connection of an audience.</summary>
/// <remarks>Whoever sets <see cref="_busy"/> from 0 to 1 writes, until nothing is new or a write has to wait; then that write's completion goes on.</remarks>
internal sealed class Listener : IUplink
{
    private readonly Audience _audience;
    private readonly Shard _shard;
    private readonly Stream _stream;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConcurrentQueue<byte[]>? _control;
    private long _next;
    private int _busy;

    public Listener(Audience audience, Shard shard, Stream stream)
    {
        (_audience, _shard, _stream) = (audience, shard, stream);
        _next = audience.Next;
    }

    /// <summary>Where the shard has it; below 0: nowhere any more.</summary>
    public int Place { get; set; }

    /// <summary>Completes when the stream is over and all has been written; fails if the connection breaks.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Events it was too slow for.</summary>
    public long Missed { get; private set; }

    /// <summary>Writes what is new, unless somebody does already.</summary>
    public void Advance()
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) == 0) Run();
    }

    /// <summary>Leaves the audience; again does nothing.</summary>
    public void Leave()
    {
        _shard.Remove(this);
        _ended.TrySetResult();
    }

    /// <inheritdoc/>
    public void CountUp()
    {
        // Nobody asks.
    }

    /// <inheritdoc/>
    public void WriteControl(byte[] encoded)
    {
        LazyInitializer.EnsureInitialized(ref _control).Enqueue(encoded);
        Advance();
    }

    private void Run()
    {
        try
        {
            do
            {
                while (NextBytes() is { } bytes)
                {
#pragma warning disable CA2012 // Awaited exactly once: here if it has completed, else by the task that goes on with it.
                    var write = _stream.WriteAsync(bytes, CancellationToken.None);
#pragma warning restore CA2012
                    if (write.IsCompletedSuccessfully) continue;
                    _ = GoOnAfterAsync(write);
                    return;
                }

                if (_audience.IsComplete && _next >= _audience.Next)
                {
                    Leave(); // Stays busy: nothing may be written behind the end.
                    return;
                }

                // A full fence: without it an event could be missed here before who offers it can see that nobody writes.
                Interlocked.Exchange(ref _busy, 0);
            }
            while (HasNews() && Interlocked.CompareExchange(ref _busy, 1, 0) == 0);
        }
#pragma warning disable CA1031 // The connection's end, whatever its exception: the endpoint reports it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e);
        }
    }

    private bool HasNews() => _next < _audience.Next || _control is { IsEmpty: false } || _audience.IsComplete;

    private byte[]? NextBytes()
    {
        if (_control is { } control && control.TryDequeue(out var encoded)) return encoded;
        while (_next < _audience.Next)
        {
            if (_audience.Find(_next++) is { } bytes) return bytes;
            Missed++;
        }

        return null;
    }

    private async Task GoOnAfterAsync(ValueTask write)
    {
        try
        {
            await write;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e);
            return;
        }

        Run();
    }

    private void Fail(Exception exception)
    {
        _shard.Remove(this);
        _ended.TrySetException(exception);
    }
}
