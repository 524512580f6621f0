using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TransportBench.Clients.WebSockets;

/// <summary>Writes a client's frames: one piece, masked (RFC 6455 §5.3).</summary>
/// <remarks>Masks come from the system's generator, as the RFC demands; they change no length. Reuses one buffer. Not thread-safe.</remarks>
internal sealed class WebSocketFrameWriter
{
    private const int MaxHeaderBytes = 14;

    private byte[] _bytes = new byte[256];

    /// <summary>The frame; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(WebSocketOpcode opcode, ReadOnlySpan<byte> payload)
    {
        var most = checked(MaxHeaderBytes + payload.Length);
        if (_bytes.Length < most)
            _bytes = new byte[Math.Max(most, 2L * _bytes.Length)];
        _bytes[0] = (byte)(0x80 | (int)opcode);
        var length = WriteLength(payload.Length);
        var mask = _bytes.AsSpan(length, 4);
        RandomNumberGenerator.Fill(mask);
        length += 4;
        var target = _bytes.AsSpan(length, payload.Length);
        payload.CopyTo(target);
        Mask(target, MemoryMarshal.Read<uint>(mask));
        return _bytes.AsMemory(0, length + payload.Length);
    }

    /// <summary>Masks or unmasks in place.</summary>
    /// <param name="payload">From its first byte on.</param>
    /// <param name="mask">The four mask bytes as they lie in memory.</param>
    public static void Mask(Span<byte> payload, uint mask)
    {
        var wide = mask | ((ulong)mask << 32);
        var words = MemoryMarshal.Cast<byte, ulong>(payload);
        foreach (ref var word in words)
            word ^= wide;
        var rest = payload[(words.Length * sizeof(ulong))..];
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        MemoryMarshal.Write(bytes, wide);
        for (var i = 0; i < rest.Length; i++)
            rest[i] ^= bytes[i];
    }

    /// <returns>Bytes of the head before the mask.</returns>
    private int WriteLength(int length)
    {
        const int masked = 0x80;
        if (length < 126)
        {
            _bytes[1] = (byte)(masked | length);
            return 2;
        }

        if (length <= ushort.MaxValue)
        {
            _bytes[1] = masked | 126;
            BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(2), (ushort)length);
            return 4;
        }

        _bytes[1] = masked | 127;
        BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(2), (ulong)length);
        return 10;
    }
}
