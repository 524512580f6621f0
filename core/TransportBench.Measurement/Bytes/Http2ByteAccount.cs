namespace TransportBench.Measurement.Bytes;

/// <summary>Names the bytes of one stream over a connection of its own in HTTP/2 (RFC 9113): frame headers, flow control, and within DATA frames what the account of the stream knows: an event stream, or a WebSocket (RFC 8441).</summary>
/// <remarks>One call at a time in each direction. Allocates nothing per event.</remarks>
public sealed class Http2ByteAccount : IByteAccount
{
    private const int PrefaceLength = 24;

    private readonly EventStreamCounter? _events;
    private readonly FrameCounter? _downFrames;
    private readonly FrameCounter? _upFrames;
    private readonly Http2FrameCounter _down;
    private readonly Http2FrameCounter _up;
    private readonly bool _isCompressed;
    private long _compressed;
    private long _downBytes;
    private long _upBytes;
    private long _notSent;

    private Http2ByteAccount(EventStreamCounter? events, bool isCompressed)
    {
        _events = events;
        _isCompressed = isCompressed;
        if (events is null) (_downFrames, _upFrames) = (new FrameCounter(masked: false), new FrameCounter(masked: true));
        _down = new Http2FrameCounter(0, TakeDown, () => _downFrames?.Closing ?? 0);
        _up = new Http2FrameCounter(PrefaceLength, bytes => _upFrames?.Add(bytes), () => _upFrames?.Closing ?? 0);
    }

    /// <summary>The account of an event stream.</summary>
    /// <param name="base64">Data is base64: the payload is what it decodes to, the excess is framing.</param>
    /// <param name="isCompressed">The content cannot be told apart: it counts as payload, without events.</param>
    public static Http2ByteAccount OfEventStream(bool base64, bool isCompressed) => new(new EventStreamCounter(base64), isCompressed);

    /// <summary>The account of a WebSocket. A compressed message's payload is what was on the wire.</summary>
    public static Http2ByteAccount OfWebSocket() => new(null, isCompressed: false);

    /// <inheritdoc/>
    public ByteTotals Totals => new()
    {
        Down = _downBytes,
        Up = _upBytes - _notSent,
        Handshake = _down.Handshake + _up.Handshake - _notSent + (_downFrames?.Closing ?? 0) + (_upFrames?.Closing ?? 0),
        Chunking = _down.Framing,
        UpChunking = _up.Framing,
        FlowControl = _down.FlowControl + _up.FlowControl,
        HttpHeaderBytesAfterHandshake = _down.HeadersLater + _up.HeadersLater,
        Payload = (_events?.Payload ?? _downFrames!.Payload) + _compressed,
        Framing = _events?.Framing ?? _downFrames!.Framing,
        Control = (_downFrames?.Control ?? 0) + (_upFrames?.Control ?? 0),
        UpPayload = _upFrames?.Payload ?? 0,
        UpFraming = _upFrames?.Framing ?? 0,
        Events = _events?.Events ?? _downFrames!.Events,
        UpEvents = _upFrames?.Events ?? 0,
        DataFrames = _down.DataFrames,
        UpDataFrames = _up.DataFrames,
    };

    /// <inheritdoc/>
    public void Down(ReadOnlySpan<byte> bytes)
    {
        _downBytes += bytes.Length;
        _down.Add(bytes);
    }

    /// <inheritdoc/>
    public void Up(ReadOnlySpan<byte> bytes)
    {
        _upBytes += bytes.Length;
        _up.Add(bytes);
    }

    /// <inheritdoc/>
    public void NotSent(int count) => _notSent += count; // What an HTTP/2 client says last: it closes streams and windows of a connection that is going.

    private void TakeDown(ReadOnlySpan<byte> content)
    {
        _up.HasBegun = true; // The client's windows and pings are no handshake any more.
        if (_downFrames is not null) _downFrames.Add(content);
        else if (_isCompressed) _compressed += content.Length;
        else _events!.Add(content);
    }
}
