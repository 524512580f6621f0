using System.Buffers.Binary;
using TransportBench.Core.Feeds;

namespace TransportBench.Servers.Tcp;

/// <summary>One event as a 32-bit big-endian length and the payload.</summary>
internal sealed class Encoder(Feed feed)
{
    public int MaxEncodedLength { get; } = sizeof(int) + feed.Size;

    public int Encode(long index, Span<byte> destination)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, feed.Size);
        return sizeof(int) + feed.Write(index, destination[sizeof(int)..]);
    }
}
