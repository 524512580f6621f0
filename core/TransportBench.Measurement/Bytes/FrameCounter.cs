using TransportBench.Core.WireModel;

namespace TransportBench.Measurement.Bytes;

/// <summary>Counts one direction's WebSocket frames (RFC 6455 §5.2).</summary>
/// <remarks>After a byte that cannot be, nothing is named any more: the rest shows as unnamed.</remarks>
internal sealed class FrameCounter(bool masked)
{
    private const int LongestControl = 125;

    private readonly byte[] _header = new byte[WebSocketFrame.MaxOverhead];
    private int _headerLength;
    private long _remaining;
    private bool _broken;

    public long Payload { get; private set; }

    public long Framing { get; private set; }

    public long Control { get; private set; }

    public long Closing { get; private set; }

    public long Events { get; private set; }

    private int Opcode => _header[0] & 0x0F;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_broken)
        {
            var taken = _remaining > 0 ? (int)Math.Min(_remaining, bytes.Length) : 1;
            if (_remaining > 0)
                AddPayload(taken);
            else
                AddHeader(bytes[0]);
            bytes = bytes[taken..];
        }
    }

    private void AddPayload(int count)
    {
        if (Opcode < 8)
            Payload += count;
        else
            CountControl(count);
        if ((_remaining -= count) == 0)
            EndFrame();
    }

    private void AddHeader(byte b)
    {
        _header[_headerLength++] = b;
        if (_broken = !IsPossible())
            return;
        if (Opcode < 8)
            Framing++;
        else
            CountControl(1);
        if (_headerLength < 2 || _headerLength < 2 + ExtendedLength + (masked ? WebSocketFrame.MaskLength : 0))
            return;
        _remaining = PayloadLength();
        _broken = _remaining < 0;
        if (_remaining == 0)
            EndFrame();
    }

    private int ExtendedLength => (_header[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 };

    /// <summary>Reserved bits and opcodes, the mask's direction (§5.1) and the limits of control frames (§5.5). RSV1 is a compressed message's.</summary>
    private bool IsPossible() => _headerLength switch
    {
        1 => (_header[0] & 0x30) == 0 && Opcode is <= 2 or (>= 8 and <= 10) && (Opcode < 8 || (_header[0] & 0x80) != 0),
        2 => ((_header[1] & 0x80) != 0) == masked && (Opcode < 8 || (_header[1] & 0x7F) <= LongestControl),
        _ => true,
    };

    private long PayloadLength()
    {
        if (ExtendedLength == 0)
            return _header[1] & 0x7F;
        var length = 0L;
        foreach (var b in _header.AsSpan(2, ExtendedLength))
            length = (length << 8) | b;
        return length;
    }

    private void CountControl(int count)
    {
        if (Opcode == 8)
            Closing += count;
        else
            Control += count;
    }

    private void EndFrame()
    {
        if (Opcode < 8 && (_header[0] & 0x80) != 0)
            Events++;
        _headerLength = 0;
    }
}
