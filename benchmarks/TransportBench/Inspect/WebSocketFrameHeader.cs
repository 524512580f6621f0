using System.Buffers.Binary;
using System.Numerics;

namespace TransportBench.Inspect;

/// <summary>The header of a WebSocket frame (RFC 6455 §5.2).</summary>
/// <param name="Opcode">0 to 15 as it stands on the wire; valid ones are 0, 1, 2, 8, 9, 10.</param>
/// <param name="Fin">Whether the frame is the last of its message.</param>
/// <param name="Masked">Whether the payload is masked.</param>
/// <param name="HeaderBytes">2 to 14, the masking key among them.</param>
/// <param name="PayloadBytes">0 to 2⁶³ − 1.</param>
internal readonly record struct WebSocketFrameHeader(int Opcode, bool Fin, bool Masked, int HeaderBytes, long PayloadBytes)
{
    private const int LongestControlPayload = 125;

    /// <summary>Reads and checks the header at the capture's next byte, without taking it.</summary>
    /// <param name="capture">Not at its end.</param>
    /// <param name="compression">Whether permessage-deflate is in force, which uses RSV1 (RFC 7692 §6).</param>
    /// <exception cref="InvalidDataException">The header is cut off or breaks RFC 6455.</exception>
    public static WebSocketFrameHeader Read(CaptureReader capture, bool compression)
    {
        long offset = capture.Offset;
        ReadOnlySpan<byte> bytes = capture.Peek(2);
        int opcode = bytes[0] & 0x0F;
        bool fin = (bytes[0] & 0x80) != 0;
        CheckFirstByte(bytes[0], opcode, compression, offset);
        if (bytes.Length < 2)
            throw CutOff(offset, bytes.Length, "at least 2");

        int length7 = bytes[1] & 0x7F;
        if (opcode >= 8)
            CheckControl(opcode, fin, length7, offset);
        bool masked = (bytes[1] & 0x80) != 0;
        int lengthEnd = length7 switch { 126 => 4, 127 => 10, _ => 2 };
        int headerBytes = lengthEnd + (masked ? 4 : 0);
        bytes = capture.Peek(headerBytes);
        if (bytes.Length < lengthEnd)
            throw CutOff(offset, bytes.Length, $"{headerBytes}");
        long payload = LengthOf(bytes, length7, offset);
        if (bytes.Length < headerBytes)
            throw CutOff(offset, bytes.Length, $"{headerBytes}");
        return new WebSocketFrameHeader(opcode, fin, masked, headerBytes, payload);
    }

    private static void CheckFirstByte(byte first, int opcode, bool compression, long offset)
    {
        int reserved = first & 0x70;
        if (compression && opcode is 1 or 2)
            reserved &= 0x30;
        if (reserved != 0)
        {
            int rsv = BitOperations.LeadingZeroCount((uint)reserved) - 24;
            throw new InvalidDataException(compression
                ? $"byte {offset}: RSV{rsv} is set on a frame of opcode {opcode}; permessage-deflate allows RSV1 alone, on the first frame of a text or binary message (RFC 7692 §6)."
                : $"byte {offset}: RSV{rsv} is set; the reserved bits must be 0 unless the handshake in the capture negotiated an extension (RFC 6455 §5.2).");
        }

        if (opcode is not (0 or 1 or 2 or 8 or 9 or 10))
            throw new InvalidDataException($"byte {offset}: opcode {opcode} is reserved; allowed are 0 (continuation), 1 (text), 2 (binary), 8 (close), 9 (ping), 10 (pong) (RFC 6455 §5.2).");
    }

    private static void CheckControl(int opcode, bool fin, int length7, long offset)
    {
        if (!fin)
            throw new InvalidDataException($"byte {offset}: a control frame (opcode {opcode}) without FIN; control frames must not be fragmented (RFC 6455 §5.5).");
        if (length7 > LongestControlPayload)
            throw new InvalidDataException($"byte {offset + 1}: a control frame (opcode {opcode}) with an extended payload length ({length7}); at most {LongestControlPayload} bytes are allowed (RFC 6455 §5.5).");
    }

    private static long LengthOf(ReadOnlySpan<byte> bytes, int length7, long offset)
    {
        if (length7 < 126)
            return length7;
        bool wide = length7 == 127;
        ulong length = wide ? BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (length > long.MaxValue)
            throw new InvalidDataException($"byte {offset + 2}: the most significant bit of the 64-bit payload length 0x{length:x16} is set; it must be 0 (RFC 6455 §5.2).");
        if (length <= (wide ? ushort.MaxValue : 125UL))
            throw new InvalidDataException($"byte {offset + 2}: payload length {length} is written in {(wide ? 64 : 16)} bits; the shortest form must be used: {(length < 126 ? 7 : 16)} bits (RFC 6455 §5.2).");
        return (long)length;
    }

    private static InvalidDataException CutOff(long offset, int have, string need) =>
        new($"byte {offset}: the capture ends inside the frame header that begins here: {have} of {need} bytes.");
}
