using System.Buffers.Binary;
using TransportBench.Core.WireModel;

namespace TransportBench.Measurement.Bytes;

/// <summary>Counts one direction's HTTP/2 frames (RFC 9113 §4.1) and hands on the content of its DATA frames.</summary>
/// <remarks>After a frame that cannot be, nothing is named any more: the rest shows as unnamed. One request per connection, so streams are not told apart.</remarks>
/// <param name="preface">What the direction begins with, in bytes: 24 from a client (§3.4), 0 from a server.</param>
/// <param name="content">Takes the content of DATA frames, split anywhere.</param>
/// <param name="closing">Bytes of that content so far that close the stream: a DATA frame of nothing else is part of the closing too.</param>
internal sealed class Http2FrameCounter(int preface, Http2FrameCounter.Content content, Func<long> closing)
{
    private const byte EndStream = 0x01;
    private const byte Padded = 0x08;

    private readonly byte[] _header = new byte[Http2Frame.HeaderLength];
    private int _preface = preface;
    private int _headerLength;
    private int _remaining;
    private int _padding = -1;
    private long _data;
    private long _closingBefore;
    private bool _broken;

    /// <summary>Takes a piece of a stream's bytes.</summary>
    public delegate void Content(ReadOnlySpan<byte> bytes);

    /// <summary>The preface, SETTINGS, HEADERS and all else before the first DATA; RST_STREAM, GOAWAY, and at the end an empty DATA frame or the header of one that only closes.</summary>
    public long Handshake { get; private set; }

    /// <summary>Headers of DATA frames that carry content, and their padding.</summary>
    public long Framing { get; private set; }

    /// <summary>WINDOW_UPDATE, PING and SETTINGS after the first DATA of this direction, or once <see cref="HasBegun"/> was set for the other.</summary>
    public long FlowControl { get; private set; }

    /// <summary>HEADERS and CONTINUATION after the first DATA: trailers.</summary>
    public long HeadersLater { get; private set; }

    /// <summary>DATA frames that carried content, a number of frames.</summary>
    public long DataFrames { get; private set; }

    /// <summary>Whether the stream's bytes have begun: what comes now is no handshake any more.</summary>
    public bool HasBegun { get; set; }

    private Http2FrameType Type => (Http2FrameType)_header[3];

    private int Length => (_header[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(1));

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_broken)
        {
            var taken = _preface > 0 ? TakePreface(bytes) : _headerLength < Http2Frame.HeaderLength ? TakeHeader(bytes) : TakeContent(bytes);
            bytes = bytes[taken..];
        }
    }

    private int TakePreface(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(_preface, bytes.Length);
        _preface -= taken;
        Handshake += taken;
        return taken;
    }

    private int TakeHeader(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(Http2Frame.HeaderLength - _headerLength, bytes.Length);
        bytes[..taken].CopyTo(_header.AsSpan(_headerLength));
        _headerLength += taken;
        if (_headerLength < Http2Frame.HeaderLength) return taken;
        _remaining = Length;
        _broken = !Enum.IsDefined(Type);
        if (_broken) return taken;
        if (Type == Http2FrameType.Data) BeginData();
        else Count(Http2Frame.HeaderLength);
        if (_remaining == 0) _headerLength = 0;
        return taken;
    }

    private void BeginData()
    {
        if (_remaining == 0 && (_header[4] & EndStream) != 0)
        {
            Handshake += Http2Frame.HeaderLength; // The end of the stream, as the last chunk is in HTTP/1.1.
            return;
        }

        HasBegun = true;
        Framing += Http2Frame.HeaderLength;
        DataFrames++;
        _padding = (_header[4] & Padded) != 0 ? -1 : 0;
        (_data, _closingBefore) = (0, closing());
    }

    private int TakeContent(ReadOnlySpan<byte> bytes)
    {
        int taken;
        if (Type != Http2FrameType.Data)
        {
            taken = Math.Min(_remaining, bytes.Length);
            Count(taken);
        }
        else if (_padding < 0)
        {
            (taken, _padding) = (1, bytes[0]);
            Framing++;
            _broken = _padding >= _remaining; // §6.1: more padding than frame.
        }
        else
        {
            taken = TakeData(bytes);
        }

        if ((_remaining -= taken) == 0) EndFrame();
        return taken;
    }

    private void EndFrame()
    {
        _headerLength = 0;
        if (Type != Http2FrameType.Data || _data == 0 || closing() - _closingBefore != _data) return;
        Framing -= Http2Frame.HeaderLength;
        Handshake += Http2Frame.HeaderLength;
        DataFrames--;
    }

    private int TakeData(ReadOnlySpan<byte> bytes)
    {
        var data = Math.Min(_remaining - _padding, bytes.Length);
        if (data > 0)
        {
            content(bytes[..data]);
            _data += data;
            return data;
        }

        var padding = Math.Min(_remaining, bytes.Length);
        _padding -= padding;
        Framing += padding;
        return padding;
    }

    private void Count(int bytes)
    {
        switch (Type)
        {
            case Http2FrameType.Headers or Http2FrameType.Continuation when HasBegun: HeadersLater += bytes; break;
            case Http2FrameType.WindowUpdate or Http2FrameType.Ping or Http2FrameType.Settings when HasBegun: FlowControl += bytes; break;
            default: Handshake += bytes; break;
        }
    }
}
