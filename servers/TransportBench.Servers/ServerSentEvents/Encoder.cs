using System.Buffers.Text;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;

namespace TransportBench.Servers.ServerSentEvents;

/// <summary>One event as a block of an event stream (WHATWG HTML §9.2.6), raw or as base64.</summary>
internal sealed class Encoder
{
    private readonly Feed _feed;
    private readonly EventFields _fields;
    private readonly byte[] _payload;
    private readonly byte[]? _base64;

    public Encoder(Feed feed, EventFields fields, bool base64)
    {
        _feed = feed;
        _fields = fields;
        _payload = new byte[feed.Size];
        _base64 = base64 ? new byte[Base64.GetMaxEncodedToUtf8Length(feed.Size)] : null;
        MaxEncodedLength = EventStreamFormat.MaxLength(_base64?.Length ?? feed.Size);
    }

    public int MaxEncodedLength { get; }

    private static ReadOnlySpan<byte> Data => "data: "u8;

    private static ReadOnlySpan<byte> BlankLine => "\n\n"u8;

    public int Encode(long index, Span<byte> destination)
    {
        if (_base64 is null && _fields == EventFields.None)
        {
            // In place, as the twin's: the payload is copied once. Several lines are written anew.
            var payload = destination.Slice(Data.Length, _feed.Size);
            _feed.Write(index, payload);
            if (!payload.Contains((byte)'\n'))
            {
                Data.CopyTo(destination);
                BlankLine.CopyTo(destination[(Data.Length + payload.Length)..]);
                return Data.Length + payload.Length + BlankLine.Length;
            }
        }

        _feed.Write(index, _payload);
        if (_base64 is null) return EventStreamFormat.Encode(_payload, destination, _fields, index);
        Base64.EncodeToUtf8(_payload, _base64, out _, out var length);
        return EventStreamFormat.Encode(_base64.AsSpan(0, length), destination, _fields, index);
    }
}
