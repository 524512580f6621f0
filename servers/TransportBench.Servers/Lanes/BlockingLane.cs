using System.Buffers.Binary;
using System.Net.Sockets;
using TransportBench.Core;
using TransportBench.Measurement.Logs;

namespace TransportBench.Servers.Lanes;

/// <summary>The physical floor: the pacer's thread calls <c>send</c> on a socket of its own, outside every I/O stack.</summary>
public sealed class BlockingLane : ServerLane
{
    private readonly byte[] _buffer;
    private Socket? _socket;

    internal BlockingLane(string name, Lane lane, FeedRun run, StampLog? log)
        : base(name, lane, run, log) => _buffer = new byte[sizeof(int) + run.Feed.Size];

    /// <summary>Takes over a connected socket.</summary>
    public void Attach(Socket socket) => Volatile.Write(ref _socket, socket);

    /// <inheritdoc/>
    public override void Offer(long index)
    {
        if (Failure is not null || _socket is not { } socket)
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
        catch (SocketException e)
        {
            End(e);
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        try
        {
            _socket?.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException e)
        {
            End(e);
        }

        End();
    }
}
