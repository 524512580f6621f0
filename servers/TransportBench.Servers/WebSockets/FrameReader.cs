using System.Buffers.Binary;
using System.Diagnostics;
using TransportBench.Core.WireModel;

namespace TransportBench.Servers.WebSockets;

/// <summary>What a client sends up a tuned connection: events are counted, pings answered, a close ends it.</summary>
/// <remarks>Takes memory once something has come, not before: most clients of a feed never say anything.</remarks>
internal sealed class FrameReader(Stream stream, IUplink uplink)
{
    /// <summary>A close frame with status 1000 (RFC 6455 §7.4.1).</summary>
    public static readonly byte[] NormalClose = [0x88, 2, 0x03, 0xE8];

    private const int MaximumPayload = 16 * 1024 * 1024;

    private const int InitialBytes = 4 * 1024;

    private byte[] _buffer = [];
    private int _start;
    private int _end;

    /// <summary>Completes at the client's close frame or at the end of the stream.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await FillAsync(2, cancellationToken))
        {
            var second = _buffer[_start + 1];
            var header = 2 + 4 + ((second & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 });
            if ((second & 0x80) == 0) throw new IOException("a client's frame is not masked (RFC 6455 §5.1)");
            if (!await FillAsync(header, cancellationToken)) return;
            var length = Length(_buffer.AsSpan(_start), second & 0x7F);
            if (length > MaximumPayload) throw new IOException($"a client's frame of {length} bytes is over the limit of {MaximumPayload}");
            if (!await FillAsync(header + (int)length, cancellationToken)) return;
            if (!Take(header, (int)length)) return;
        }
    }

    private static long Length(ReadOnlySpan<byte> frame, int seven) => seven switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(frame[2..]),
        127 => BinaryPrimitives.ReadInt64BigEndian(frame[2..]) & long.MaxValue,
        _ => seven,
    };

    private bool Take(int header, int length)
    {
        var opcode = _buffer[_start] & 0x0F;
        var payload = _buffer.AsSpan(_start + header, length);
        WebSocketFrame.Mask(payload, BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start + header - 4)));
        switch (opcode)
        {
            case 0x8: return false;
            case 0x9 when length <= 125: uplink.WriteControl([0x8A, (byte)length, .. payload]); break;
            case 0x1 or 0x2: uplink.CountUp(); break;
            default: break;
        }

        _start += header + length;
        return true;
    }

    private async ValueTask<bool> FillAsync(int needed, CancellationToken cancellationToken)
    {
        if (_buffer.Length == 0)
        {
            var read = await stream.ReadAsync(Memory<byte>.Empty, cancellationToken); // Completes when there is something to read, or the end.
            Debug.Assert(read == 0, "there was no room to read into");
            _buffer = new byte[InitialBytes];
        }

        while (_end - _start < needed)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }

            if (_buffer.Length < needed) Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0) return false;
            _end += read;
        }

        return true;
    }
}
