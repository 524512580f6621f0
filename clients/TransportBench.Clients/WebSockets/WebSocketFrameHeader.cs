using System.Buffers.Binary;

namespace TransportBench.Clients.WebSockets;

/// <summary>The head of a frame from a server (RFC 6455 §5.2).</summary>
/// <param name="Opcode">What the frame is.</param>
/// <param name="IsFinal">The last frame of its message.</param>
/// <param name="Length">Bytes of the head itself: 2, 4 or 10.</param>
/// <param name="PayloadLength">Bytes behind it.</param>
internal readonly record struct WebSocketFrameHeader(WebSocketOpcode Opcode, bool IsFinal, int Length, int PayloadLength)
{
    private const int Final = 0x80;
    private const int Reserved = 0x70;
    private const int Masked = 0x80;

    /// <summary>Longest payload of a control frame, in bytes.</summary>
    public const int MaxControlBytes = 125;

    /// <summary>Close, ping or pong.</summary>
    public bool IsControl => Opcode >= WebSocketOpcode.Close;

    /// <summary>Reads the head at the front of <paramref name="bytes"/>.</summary>
    /// <returns><see langword="false"/> if it is not complete.</returns>
    /// <exception cref="FeedProtocolException">A server must not send this, or the payload is beyond <paramref name="maxPayloadBytes"/>.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int maxPayloadBytes, out WebSocketFrameHeader header)
    {
        header = default;
        if (bytes.Length < 2)
            return false;
        var opcode = (WebSocketOpcode)(bytes[0] & 0x0F);
        if ((bytes[0] & Reserved) != 0 || (bytes[1] & Masked) != 0 || !Enum.IsDefined(opcode))
            throw BadStart(bytes);
        if (!TryReadLength(bytes, out var length, out var headerLength))
            return false;
        header = new WebSocketFrameHeader(opcode, (bytes[0] & Final) != 0, headerLength, (int)Math.Min(length, int.MaxValue));
        if (header.IsControl && (length > MaxControlBytes || !header.IsFinal))
            throw new FeedProtocolException($"a {opcode} frame of {length} bytes{(header.IsFinal ? "" : ", fragmented,")} arrived; a control frame has at most {MaxControlBytes} in one piece");
        if (!header.IsControl && length > (ulong)maxPayloadBytes)
            throw new FeedProtocolException($"a frame of {length} bytes was announced; at most {maxPayloadBytes} are allowed");
        return true;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> bytes, out ulong length, out int headerLength)
    {
        length = bytes[1];
        headerLength = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < headerLength)
            return false;
        if (headerLength == 2)
            return true;
        length = headerLength == 4 ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]);
        if (length < (headerLength == 4 ? 126UL : 65_536UL))
            throw new FeedProtocolException($"a frame's length {length} arrived in {headerLength - 2} bytes; the shortest form is required");
        return true;
    }

    private static FeedProtocolException BadStart(ReadOnlySpan<byte> bytes) =>
        new($"a frame beginning with 0x{bytes[0]:X2} 0x{bytes[1]:X2} arrived; expected a known opcode, reserved bits 0 and, from a server, no mask");
}
