using System.Buffers.Binary;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.Connections;

/// <summary>The feed contract's own framing: a 32-bit big-endian length, then so many bytes.</summary>
internal static class LengthPrefix
{
    /// <summary>Bytes of the prefix.</summary>
    public const int Bytes = 4;

    /// <summary>Reads the prefix at the front of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">What has arrived.</param>
    /// <param name="maxPayloadBytes">The largest length allowed.</param>
    /// <param name="length">The length, 0 to <paramref name="maxPayloadBytes"/>.</param>
    /// <returns><see langword="false"/> if the prefix is not complete.</returns>
    /// <exception cref="FeedProtocolException">The length is beyond <paramref name="maxPayloadBytes"/>.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int maxPayloadBytes, out int length)
    {
        length = 0;
        if (bytes.Length < Bytes)
            return false;
        var announced = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (announced > (uint)maxPayloadBytes)
            throw new FeedProtocolException($"an event of {announced} bytes was announced; at most {maxPayloadBytes} are allowed");
        length = (int)announced;
        return true;
    }

    /// <summary>Hands every complete record in <paramref name="buffer"/> to <paramref name="receiver"/>, in order.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="FeedProtocolException">A length is beyond <paramref name="maxPayloadBytes"/>.</exception>
    public static long Deliver(ReceiveBuffer buffer, int maxPayloadBytes, IEventReceiver receiver, long wireReceivedNs)
    {
        var count = 0L;
        while (TryRead(buffer.Unread, maxPayloadBytes, out var length))
        {
            if (buffer.Unread.Length - Bytes < length)
            {
                buffer.Reserve(Bytes + length);
                break;
            }

            var payload = buffer.Unread.Slice(Bytes, length);
            receiver.OnEvent(payload, wireReceivedNs, MonotonicClock.NowNs);
            buffer.Consume(Bytes + length);
            count++;
        }

        return count;
    }

    /// <summary>Says that no more bytes come.</summary>
    /// <exception cref="FeedProtocolException">The last record is not complete.</exception>
    public static void End(ReceiveBuffer buffer)
    {
        if (!buffer.Unread.IsEmpty)
            throw Unfinished(buffer.Unread.Length);
    }

    /// <summary>The words for a record that is not complete.</summary>
    public static FeedProtocolException Unfinished(long bytes) =>
        new($"the stream ended inside an event: {bytes} bytes of it had arrived, its length included");
}
