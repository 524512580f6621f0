using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Servers.WebSockets;

/// <summary>One event as one unmasked, unfragmented frame (RFC 6455 §5.2), text or binary as the feed is.</summary>
internal sealed class Encoder(Feed feed)
{
    private const byte Text = 1;
    private const byte Binary = 2;

    private readonly byte _opcode = feed.IsText ? Text : Binary;

    public int MaxEncodedLength { get; } = WebSocketFrame.HeaderLength(feed.Size) + feed.Size;

    public int Encode(long index, Span<byte> destination)
    {
        var header = WebSocketFrame.WriteHeader(destination, _opcode, feed.Size);
        return header + feed.Write(index, destination[header..]);
    }
}
