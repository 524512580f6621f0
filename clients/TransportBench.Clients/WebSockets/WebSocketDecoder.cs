using System.Text.Unicode;
using TransportBench.Clients.Connections;
using TransportBench.Measurement.Clock;

namespace TransportBench.Clients.WebSockets;

/// <summary>Finds events in the bytes of a WebSocket, in place; only fragmented messages are copied (RFC 6455 §5).</summary>
/// <remarks>Allocates nothing per event. Not thread-safe.</remarks>
internal sealed class WebSocketDecoder(int maxPayloadBytes)
{
    private readonly byte[] _control = new byte[WebSocketFrameHeader.MaxControlBytes];
    private readonly ReceiveBuffer _message = new(1024);
    private int _controlLength;
    private bool _inMessage;
    private bool _isText;

    /// <summary>Payload of the last ping or close frame; valid until the next call of <see cref="Decode"/>.</summary>
    public ReadOnlyMemory<byte> ControlPayload => _control.AsMemory(0, _controlLength);

    /// <summary>Hands every complete event in <paramref name="buffer"/> to <paramref name="receiver"/>, up to a frame that wants an answer.</summary>
    /// <exception cref="FeedProtocolException">A frame is not allowed.</exception>
    public WebSocketSignal Decode(ReceiveBuffer buffer, IEventReceiver receiver, long wireReceivedNs)
    {
        while (WebSocketFrameHeader.TryRead(buffer.Unread, maxPayloadBytes, out var header))
        {
            var frameLength = header.Length + header.PayloadLength;
            if (buffer.Unread.Length < frameLength)
            {
                buffer.Reserve(frameLength);
                break;
            }

            var payload = buffer.Unread[header.Length..frameLength];
            if (header.IsControl)
                KeepControl(payload);
            else
                Data(header, payload, receiver, wireReceivedNs);
            buffer.Consume(frameLength);
            if (header.Opcode is WebSocketOpcode.Ping)
                return WebSocketSignal.Ping;
            if (header.Opcode is WebSocketOpcode.Close)
                return WebSocketSignal.Close;
        }

        return WebSocketSignal.More;
    }

    /// <summary>Says that the connection has ended.</summary>
    /// <exception cref="FeedProtocolException">Always: a WebSocket ends with a close frame.</exception>
    public void End(ReceiveBuffer buffer) => throw new FeedProtocolException(
        $"the connection ended without a close frame{(_inMessage || !buffer.Unread.IsEmpty ? ", inside a message" : "")}");

    private void KeepControl(ReadOnlySpan<byte> payload)
    {
        payload.CopyTo(_control);
        _controlLength = payload.Length;
    }

    private void Data(WebSocketFrameHeader header, ReadOnlySpan<byte> payload, IEventReceiver receiver, long wireReceivedNs)
    {
        if (_inMessage != (header.Opcode == WebSocketOpcode.Continuation))
            throw new FeedProtocolException($"a {header.Opcode} frame arrived; expected {(_inMessage ? "the continuation of a message" : "the start of a message")}");
        if (!_inMessage)
            _isText = header.Opcode == WebSocketOpcode.Text;
        if (_inMessage || !header.IsFinal)
        {
            if ((long)_message.Unread.Length + payload.Length > maxPayloadBytes)
                throw new FeedProtocolException($"a fragmented message of {(long)_message.Unread.Length + payload.Length} bytes or more arrived; at most {maxPayloadBytes} are allowed");
            _message.Append(payload);
            payload = _message.Unread;
        }

        _inMessage = !header.IsFinal;
        if (_inMessage)
            return;
        if (_isText && !Utf8.IsValid(payload))
            throw new FeedProtocolException($"a text message of {payload.Length} bytes arrived that is not UTF-8");
        receiver.OnEvent(payload, wireReceivedNs, MonotonicClock.NowNs);
        _message.Consume(_message.Unread.Length);
    }
}
