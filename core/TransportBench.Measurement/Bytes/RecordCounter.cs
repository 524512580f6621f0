using TransportBench.Core.WireModel;

namespace TransportBench.Measurement.Bytes;

/// <summary>Counts one direction of a length-prefixed connection: a line, then records.</summary>
internal sealed class RecordCounter
{
    private bool _isLineOver;
    private int _prefix;
    private long _length;
    private long _remaining;
    private bool _broken;

    /// <summary>The line, its end included.</summary>
    public long Line { get; private set; }

    public long Payload { get; private set; }

    public long Framing { get; private set; }

    public long Events { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (!_isLineOver)
            bytes = TakeLine(bytes);
        while (!bytes.IsEmpty && !_broken)
        {
            var taken = _remaining > 0 ? (int)Math.Min(_remaining, bytes.Length) : 1;
            if (_remaining > 0)
                TakePayload(taken);
            else
                TakePrefix(bytes[0]);
            bytes = bytes[taken..];
        }
    }

    private ReadOnlySpan<byte> TakeLine(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        _isLineOver = end >= 0;
        var taken = _isLineOver ? end + 1 : bytes.Length;
        Line += taken;
        return bytes[taken..];
    }

    private void TakePrefix(byte b)
    {
        // A length of 2 GiB and more is no length but something else on the connection.
        _broken = _prefix == 0 && b > 0x7F;
        if (_broken)
            return;
        Framing++;
        _length = (_length << 8) | b;
        if (++_prefix < LengthPrefixFraming.Overhead)
            return;
        (_remaining, _length, _prefix) = (_length, 0, 0);
        if (_remaining == 0)
            Events++;
    }

    private void TakePayload(int count)
    {
        Payload += count;
        if ((_remaining -= count) == 0)
            Events++;
    }
}
