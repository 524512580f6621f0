namespace TransportBench.Measurement.Bytes;

/// <summary>Counts the syntax and the data of <c>text/event-stream</c> (WHATWG HTML §9.2.6).</summary>
internal sealed class EventStreamCounter(bool base64)
{
    private const int AfterColon = 5;
    private const int InData = 6;
    private const int InOtherField = 7;

    /// <summary>How far this line has matched <see cref="DataField"/>, or one of the constants above; 0: the line is empty so far.</summary>
    private int _matched;
    private int _byteOrderMark;
    private bool _isLineFeedOwed;
    private int _dataLines;
    private long _base64Characters;
    private int _base64Padding;

    private static ReadOnlySpan<byte> DataField => "data:"u8;

    private static ReadOnlySpan<byte> DataFieldAndSpace => "data: "u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>What an application is given: data lines, joined by LF, base64 undone.</summary>
    public long Payload { get; private set; }

    /// <summary>All the rest.</summary>
    public long Framing { get; private set; }

    /// <summary>Events dispatched.</summary>
    public long Events { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[(_matched >= InData ? TakeValue(bytes) : TakeField(bytes))..];
    }

    private int TakeValue(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
        var value = end < 0 ? bytes : bytes[..end];
        if (_matched == InData)
        {
            Payload += value.Length;
            _base64Characters += value.Length;
            if (base64)
                _base64Padding += value.Count((byte)'=');
        }
        else
        {
            Framing += value.Length;
        }

        if (end < 0)
            return bytes.Length;
        EndLine(bytes[end]);
        return end + 1;
    }

    private int TakeField(ReadOnlySpan<byte> bytes)
    {
        var b = bytes[0];
        if (_byteOrderMark < ByteOrderMark.Length && b == ByteOrderMark[_byteOrderMark])
        {
            _byteOrderMark++;
            return Syntax(1, _matched);
        }

        _byteOrderMark = ByteOrderMark.Length;
        if (_matched == 0 && bytes.StartsWith(DataFieldAndSpace))
            return Syntax(DataFieldAndSpace.Length, InData);
        if (b == '\n' && _isLineFeedOwed)
            return Syntax(1, _matched);
        if (b is (byte)'\n' or (byte)'\r')
        {
            EndLine(b);
            return 1;
        }

        if (_matched == AfterColon)
            return Syntax(b == ' ' ? 1 : 0, InData);
        return b == DataField[_matched] ? Syntax(1, _matched + 1) : Syntax(0, InOtherField);
    }

    private int Syntax(int count, int matched)
    {
        Framing += count;
        _matched = matched;
        _isLineFeedOwed = false;
        return count;
    }

    private void EndLine(byte lineEnd)
    {
        Framing++;
        _isLineFeedOwed = lineEnd == '\r';
        if (_matched == 0)
            Dispatch();
        else if (_matched is >= 4 and <= InData && ++_dataLines > 1 && !base64)
            (Payload, Framing) = (Payload + 1, Framing - 1);
        _matched = 0;
    }

    private void Dispatch()
    {
        if (_dataLines > 0)
            Events++;
        if (base64)
        {
            var excess = _base64Characters - (_base64Characters / 4 * 3 - _base64Padding);
            (Payload, Framing) = (Payload - excess, Framing + excess);
        }

        (_dataLines, _base64Characters, _base64Padding) = (0, 0, 0);
    }
}
