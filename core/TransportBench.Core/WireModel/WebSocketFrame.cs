using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TransportBench.Core.WireModel;

/// <summary>What RFC 6455 §5.2 puts around a payload: 2, 4 or 10 bytes of header, and a mask of 4 from clients.</summary>
/// <remarks>Pure and thread-safe; allocates nothing.</remarks>
public static class WebSocketFrame
{
    /// <summary>Length of the masking key in bytes.</summary>
    public const int MaskLength = 4;

    /// <summary>Length of the longest header in bytes, mask included.</summary>
    public const int MaxOverhead = 10 + MaskLength;

    private const byte Final = 0x80;
    private const byte Length16 = 126;
    private const byte Length64 = 127;

    /// <summary>Length of the header in bytes, mask left out.</summary>
    /// <param name="payload">Length of the payload in bytes; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="payload"/> is negative.</exception>
    public static int HeaderLength(long payload)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payload);
        return payload < Length16 ? 2 : payload <= ushort.MaxValue ? 4 : 10;
    }

    /// <summary>What the frame costs beside its payload, in bytes.</summary>
    /// <param name="payload">Length of the payload in bytes; not negative.</param>
    /// <param name="masked">Clients mask, servers do not (§5.1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="payload"/> is negative.</exception>
    public static int Overhead(long payload, bool masked) => HeaderLength(payload) + (masked ? MaskLength : 0);

    /// <summary>Writes the header of an unmasked frame.</summary>
    /// <param name="destination">At least <see cref="HeaderLength"/> bytes.</param>
    /// <param name="opcode">1 text, 2 binary, 8 close, 9 ping, 10 pong, 0 continuation.</param>
    /// <param name="payload">Length of the payload in bytes; not negative.</param>
    /// <param name="final">Whether the message ends with this frame.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="payload"/> is negative, <paramref name="opcode"/> above 15, or <paramref name="destination"/> too short.</exception>
    public static int WriteHeader(Span<byte> destination, byte opcode, long payload, bool final = true)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(opcode, 0x0F);
        var length = HeaderLength(payload);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, length, nameof(destination));
        destination[0] = final ? (byte)(Final | opcode) : opcode;
        switch (length)
        {
            case 2:
                destination[1] = (byte)payload;
                break;
            case 4:
                destination[1] = Length16;
                BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)payload);
                break;
            default:
                destination[1] = Length64;
                BinaryPrimitives.WriteUInt64BigEndian(destination[2..], (ulong)payload);
                break;
        }

        return length;
    }

    /// <summary>Masks or unmasks in place (§5.3).</summary>
    /// <param name="payload">The whole payload, or a part of it that begins at a multiple of 4.</param>
    /// <param name="key">The masking key; its most significant byte is the first on the wire.</param>
    public static void Mask(Span<byte> payload, uint key)
    {
        var wireOrder = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(key) : key;
        var pattern = Vector.AsVectorByte(new Vector<uint>(wireOrder));
        while (payload.Length >= Vector<byte>.Count)
        {
            (new Vector<byte>(payload) ^ pattern).CopyTo(payload);
            payload = payload[Vector<byte>.Count..];
        }

        var keyBytes = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in wireOrder));
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= keyBytes[i & 3];
    }
}
