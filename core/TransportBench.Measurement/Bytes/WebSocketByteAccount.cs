namespace TransportBench.Measurement.Bytes;

/// <summary>Names the bytes of a WebSocket over HTTP/1.1 (RFC 6455): heads, frame headers and masks, payloads, control frames.</summary>
/// <remarks>One call at a time in each direction. Allocates nothing after the heads. A compressed message's payload is what was on the wire.</remarks>
public sealed class WebSocketByteAccount : IByteAccount
{
    private const int SwitchingProtocols = 101;

    private readonly HttpHeadReader _downHead = new();
    private readonly HttpHeadReader _upHead = new();
    private readonly FrameCounter _downFrames = new(masked: false);
    private readonly FrameCounter _upFrames = new(masked: true);
    private bool _isRefused;
    private long _refusal;
    private long _down;
    private long _up;

    /// <inheritdoc/>
    public ByteTotals Totals => new()
    {
        Down = _down,
        Up = _up,
        Handshake = _downHead.Length + _upHead.Length + _refusal + _downFrames.Closing + _upFrames.Closing,
        Payload = _downFrames.Payload,
        Framing = _downFrames.Framing,
        Control = _downFrames.Control + _upFrames.Control,
        UpPayload = _upFrames.Payload,
        UpFraming = _upFrames.Framing,
        Events = _downFrames.Events,
        UpEvents = _upFrames.Events,
    };

    /// <inheritdoc/>
    public void Down(ReadOnlySpan<byte> bytes)
    {
        _down += bytes.Length;
        if (!_downHead.IsComplete)
        {
            bytes = bytes[_downHead.Read(bytes)..];
            _isRefused = _downHead.IsComplete && _downHead.Status != SwitchingProtocols;
        }

        if (_isRefused)
            _refusal += bytes.Length;
        else
            _downFrames.Add(bytes);
    }

    /// <inheritdoc/>
    public void Up(ReadOnlySpan<byte> bytes)
    {
        _up += bytes.Length;
        if (!_upHead.IsComplete)
            bytes = bytes[_upHead.Read(bytes)..];
        _upFrames.Add(bytes);
    }
}
