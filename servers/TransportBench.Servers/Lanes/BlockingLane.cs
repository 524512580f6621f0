using System.Buffers.Binary;
using System.Net.Sockets;
using TransportBench.Core;
using TransportBench.Measurement.Logs;

namespace TransportBench.Servers.Lanes;

/// <summary>The physical floor: the pacer's thread calls <c>send</c> on a socket of its own, outside every I/O stack.</summary>
public sealed class BlockingLane : ServerLane
{
    private readonly byte[] _buffer;
    private readonly Lock _accepting = new();
    private Socket? _socket;
    private volatile bool _complete;

    internal BlockingLane(string name, Lane lane, FeedRun run, StampLog? log)
        : base(name, lane, run, log) => _buffer = new byte[sizeof(int) + run.Feed.Size];

    /// <summary>Accepts a connection and takes over its socket, in one step for the pacer: whoever has read the acceptance misses no event.</summary>
    /// <exception cref="SocketException">The client has gone already.</exception>
    public void Attach(Socket socket, ReadOnlySpan<byte> acceptance)
    {
        lock (_accepting)
        {
            socket.Send(acceptance);
            _socket = socket;
        }
    }

    /// <summary>The client has closed its connection: too early unless the feed is complete.</summary>
    public void Leave()
    {
        if (!_complete) End(new IOException("the client left before the end of the feed"));
    }

    /// <inheritdoc/>
    public override void Offer(long index)
    {
        if (Failure is not null || Attached() is not { } socket)
        {
            StampUnsent(index, NotSent.Failed);
            return;
        }

        try
        {
            Stamp(index);
            BinaryPrimitives.WriteInt32BigEndian(_buffer, Feed.Size);
            Feed.Write(index, _buffer.AsSpan(sizeof(int)));
            for (var rest = _buffer.AsSpan(); !rest.IsEmpty;) rest = rest[socket.Send(rest)..];
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            End(e);
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        _complete = true;
        try
        {
            Attached()?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            End(e);
        }

        End();
    }

    private Socket? Attached()
    {
        lock (_accepting) return _socket;
    }
}
