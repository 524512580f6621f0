namespace TransportBench.Measurement.Bytes;

/// <summary>Names the bytes of an event stream over HTTP/1.1: heads, chunk framing, field syntax, data.</summary>
/// <remarks>
/// One call at a time in each direction. Allocates nothing after the heads. The content of a compressed stream cannot be told apart: it counts as payload, without events.
/// Requests must have no body, or one with <c>Content-Length</c>, which counts as an event upwards.
/// </remarks>
/// <param name="base64">Data is base64: the payload is what it decodes to, the excess is framing.</param>
public sealed class EventStreamByteAccount(bool base64 = false) : IByteAccount
{
    private const int Ok = 200;

    private enum Body
    {
        None,
        Refusal,
        Chunked,
        UntilClose,
    }

    private readonly HttpHeadReader _downHead = new();
    private readonly ChunkCounter _chunks = new();
    private readonly EventStreamCounter _events = new(base64);
    private Body _body;
    private bool _isCompressed;
    private volatile bool _hasBegun;
    private long _down;
    private long _downHandshake;
    private long _downHeadsLater;
    private long _compressed;

    private readonly HttpHeadReader _upHead = new();
    private long _up;
    private long _upHandshake;
    private long _upHeadsLater;
    private long _upPayload;
    private long _upEvents;
    private long _upBodyRemaining;

    /// <inheritdoc/>
    public ByteTotals Totals => new()
    {
        Down = _down,
        Up = _up,
        Handshake = _downHandshake + _upHandshake + _chunks.Closing,
        Chunking = _chunks.Chunking,
        Payload = _events.Payload + _compressed,
        Framing = _events.Framing,
        UpPayload = _upPayload,
        HttpHeaderBytesAfterHandshake = _downHeadsLater + _upHeadsLater,
        Events = _events.Events,
        UpEvents = _upEvents,
    };

    /// <inheritdoc/>
    public void Down(ReadOnlySpan<byte> bytes)
    {
        _down += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (_body == Body.None)
            {
                var taken = _downHead.Read(bytes);
                if (_hasBegun)
                    _downHeadsLater += taken;
                else
                    _downHandshake += taken;
                bytes = bytes[taken..];
                if (_downHead.IsComplete)
                    BeginBody();
            }
            else
            {
                bytes = bytes[TakeBody(bytes)..];
            }
        }
    }

    /// <inheritdoc/>
    public void Up(ReadOnlySpan<byte> bytes)
    {
        _up += bytes.Length;
        while (!bytes.IsEmpty)
        {
            var taken = _upBodyRemaining > 0 ? TakeUpBody(bytes) : TakeUpHead(bytes);
            bytes = bytes[taken..];
        }
    }

    private void BeginBody()
    {
        if (_downHead.Status is >= 100 and < 200)
        {
            _downHead.Reset();
            return;
        }

        _body = _downHead.Status != Ok ? Body.Refusal
            : _downHead.Has("Transfer-Encoding", "chunked") ? Body.Chunked
            : Body.UntilClose;
        _isCompressed = _downHead.Values("Content-Encoding").Any(c => !c.Equals("identity", StringComparison.OrdinalIgnoreCase));
    }

    private int TakeBody(ReadOnlySpan<byte> bytes)
    {
        var taken = bytes.Length;
        if (_body == Body.Refusal)
        {
            _downHandshake += taken;
            return taken;
        }

        _hasBegun = true;
        var content = _body == Body.Chunked ? _chunks.Next(bytes, out taken) : bytes;
        if (_isCompressed)
            _compressed += content.Length;
        else
            _events.Add(content);
        if (_body == Body.Chunked && _chunks.IsComplete)
        {
            _chunks.Reset();
            _downHead.Reset();
            _body = Body.None;
        }

        return taken;
    }

    private int TakeUpHead(ReadOnlySpan<byte> bytes)
    {
        var taken = _upHead.Read(bytes);
        if (_hasBegun)
            _upHeadsLater += taken;
        else
            _upHandshake += taken;
        if (_upHead.IsComplete)
        {
            _upBodyRemaining = _upHead.ContentLength ?? 0;
            _upHead.Reset();
        }

        return taken;
    }

    private int TakeUpBody(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(_upBodyRemaining, bytes.Length);
        _upPayload += taken;
        if ((_upBodyRemaining -= taken) == 0)
            _upEvents++;
        return taken;
    }
}
