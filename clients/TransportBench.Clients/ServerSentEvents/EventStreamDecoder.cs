using System.Buffers;
using System.Buffers.Text;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;
using TransportBench.EventSource;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.ServerSentEvents;

/// <summary>Finds events in the bytes of an event stream, chunk framing and base64 undone.</summary>
/// <remarks>Allocates nothing per event. Not thread-safe.</remarks>
internal sealed class EventStreamDecoder
{
    /// <summary>IDs and types have the parser's limit too, and may be longer than a tiny payload.</summary>
    private const int LeastLimitBytes = 1024;

    private readonly EventStreamParser _parser;
    private readonly int _maxPayloadBytes;
    private readonly bool _base64;
    private byte[] _decoded = [];

    /// <param name="request">Its limit and its encoding.</param>
    public EventStreamDecoder(FeedRequest request)
    {
        _maxPayloadBytes = request.MaxPayloadBytes;
        _base64 = request.Base64InText;
        var limit = _base64 ? (_maxPayloadBytes + 2L) / 3 * 4 : _maxPayloadBytes;
        _parser = new EventStreamParser((int)Math.Clamp(limit, LeastLimitBytes, 1024 * 1024 * 1024));
    }

    /// <summary>Hands every event that <paramref name="buffer"/> completes to <paramref name="receiver"/>; consumes all of it up to the end of <paramref name="body"/>.</summary>
    /// <exception cref="FeedProtocolException">Chunk framing, an event's size or its base64 is not allowed.</exception>
    public void Decode(ReceiveBuffer buffer, HttpBody body, IEventReceiver receiver, long wireReceivedNs)
    {
        while (!buffer.Unread.IsEmpty && !body.IsComplete)
        {
            Decode(body.Next(buffer.Unread, out var consumed), receiver, wireReceivedNs);
            buffer.Consume(consumed);
        }
    }

    /// <summary>Hands every event that <paramref name="content"/> completes to <paramref name="receiver"/>.</summary>
    /// <exception cref="FeedProtocolException">An event's size or its base64 is not allowed.</exception>
    public void Decode(ReadOnlySpan<byte> content, IEventReceiver receiver, long wireReceivedNs)
    {
        var sink = new Sink(this, receiver, wireReceivedNs);
        try
        {
            _parser.Append(content, ref sink);
        }
        catch (EventStreamLimitException)
        {
            throw TooLong($"an event of more than {_parser.MaxEventBytes} bytes of text");
        }
    }

    private FeedProtocolException TooLong(string what) => new($"{what} arrived; at most {_maxPayloadBytes} bytes are allowed");

    private ReadOnlySpan<byte> FromBase64(ReadOnlySpan<byte> text)
    {
        var most = Base64.GetMaxDecodedFromUtf8Length(text.Length);
        if (_decoded.Length < most)
            _decoded = new byte[Math.Max(most, 2 * _decoded.Length)];
        var status = Base64.DecodeFromUtf8(text, _decoded, out var consumed, out var written);
        if (status != OperationStatus.Done)
            throw new FeedProtocolException($"{text.Length} bytes of data arrived, not base64 from byte {consumed} on; expected base64");
        return _decoded.AsSpan(0, written);
    }

    private readonly struct Sink(EventStreamDecoder owner, IEventReceiver receiver, long wireReceivedNs) : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e)
        {
            var payload = owner._base64 ? owner.FromBase64(e.Data) : e.Data;
            if (payload.Length > owner._maxPayloadBytes)
                throw owner.TooLong($"an event of {payload.Length} bytes");
            receiver.OnEvent(payload, wireReceivedNs, MonotonicClock.NowNs);
        }
    }
}
