using System.Buffers.Binary;
using TransportBench.Core.WireModel;

namespace TransportBench.Measurement.Bytes;

/// <summary>Names the bytes under TLS 1.3 (RFC 8446): handshake, records of application data, closing. A tap of the wire, beside the account of the plain text above it.</summary>
/// <remarks>
/// Records of the handshake's second half, session tickets, the closing alert and what came when nobody read any more have the outer type of application data. What they are follows from lengths alone: the contents of the records in the middle
/// add up to the plain text, and no other choice of a beginning and an end does. Keeps the length of every record: for tapped trials, not for long ones. One call at a time in each direction.
/// </remarks>
public sealed class TlsByteAccount : IByteTap
{
    private readonly Direction _down = new();
    private readonly Direction _up = new();

    /// <inheritdoc/>
    public void Down(ReadOnlySpan<byte> bytes) => _down.Add(bytes);

    /// <inheritdoc/>
    public void Up(ReadOnlySpan<byte> bytes) => _up.Add(bytes);

    /// <summary>The account, given how much plain text passed above it.</summary>
    /// <param name="plainDown">Bytes from the server, above TLS.</param>
    /// <param name="plainUp">Bytes to the server, above TLS.</param>
    public TlsTotals Totals(long plainDown, long plainUp)
    {
        var down = _down.Divide(plainDown);
        var up = _up.Divide(plainUp);
        return new TlsTotals
        {
            Down = _down.Bytes,
            Up = _up.Bytes,
            Records = down.Records,
            UpRecords = up.Records,
            Framing = (long)down.Records * TlsRecord.Overhead,
            UpFraming = (long)up.Records * TlsRecord.Overhead,
            Handshake = down.Other + up.Other,
            Unnamed = _down.Bytes - down.Other - (down.Records * (long)TlsRecord.Overhead) - plainDown
                + (_up.Bytes - up.Other - (up.Records * (long)TlsRecord.Overhead) - plainUp),
            Contents = down.Contents,
        };
    }

    private sealed class Direction
    {
        private const byte ApplicationData = 23;

        /// <summary>The closing alert, and before it what an HTTP/2 server says when nobody reads any more.</summary>
        private const int MostUnread = 4;

        private readonly byte[] _header = new byte[TlsRecord.HeaderLength];
        private readonly List<int> _contents = [];
        private int _headerLength;
        private int _remaining;
        private long _clear;

        public long Bytes { get; private set; }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            Bytes += bytes.Length;
            while (!bytes.IsEmpty) bytes = bytes[(_remaining > 0 ? TakeContent(bytes) : TakeHeader(bytes))..];
        }

        public (int Records, long Other, IReadOnlyList<int> Contents) Divide(long plain)
        {
            var all = _contents.Sum(content => (long)content);
            for (var (unread, behind) = (0, 0L); unread <= Math.Min(MostUnread, _contents.Count); behind += unread < _contents.Count ? _contents[^(unread + 1)] : 0, unread++)
            {
                var end = _contents.Count - unread;
                var left = all - behind;
                for (var begin = 0; begin <= end && left >= plain; left -= begin < end ? _contents[begin] : 0, begin++)
                {
                    if (left != plain) continue;
                    var other = _clear + _contents.Take(begin).Concat(_contents.Skip(end)).Sum(content => (long)content + TlsRecord.Overhead);
                    return (end - begin, other, _contents[begin..end]);
                }
            }

            return (0, _clear, []); // The lengths fit nothing: all of it stays unnamed.
        }

        private int TakeHeader(ReadOnlySpan<byte> bytes)
        {
            var taken = Math.Min(_header.Length - _headerLength, bytes.Length);
            bytes[..taken].CopyTo(_header.AsSpan(_headerLength));
            _headerLength += taken;
            if (_headerLength < _header.Length) return taken;
            _headerLength = 0;
            _remaining = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(3));
            if (_header[0] == ApplicationData && _remaining > TlsRecord.InnerOverhead) _contents.Add(_remaining - TlsRecord.InnerOverhead);
            else _clear += _header.Length + _remaining;
            return taken;
        }

        private int TakeContent(ReadOnlySpan<byte> bytes)
        {
            var taken = Math.Min(_remaining, bytes.Length);
            _remaining -= taken;
            return taken;
        }
    }
}
