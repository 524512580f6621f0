using System.Buffers.Binary;
using System.Security.Cryptography;
using TransportBench.Core.WireModel;

namespace TransportBench.Clients.WebSockets;

/// <summary>Writes a client's frames: one piece, masked (RFC 6455 §5.3).</summary>
/// <remarks>Masks come from the system's generator, as the RFC demands, drawn many at a time; they change no length. Reuses its buffers. Not thread-safe.</remarks>
internal sealed class WebSocketFrameWriter
{
    private const byte Masked = 0x80;

    private readonly byte[] _random = new byte[64 * WebSocketFrame.MaskLength];
    private byte[] _bytes = new byte[256];
    private int _drawn;

    /// <summary>The frame; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(WebSocketOpcode opcode, ReadOnlySpan<byte> payload)
    {
        var most = checked(WebSocketFrame.MaxOverhead + payload.Length);
        if (_bytes.Length < most)
            _bytes = new byte[Math.Max(most, 2L * _bytes.Length)];
        var header = WebSocketFrame.WriteHeader(_bytes, (byte)opcode, payload.Length);
        _bytes[1] |= Masked;
        var key = _bytes.AsSpan(header, WebSocketFrame.MaskLength);
        DrawMask(key);
        var masked = _bytes.AsSpan(header + key.Length, payload.Length);
        payload.CopyTo(masked);
        WebSocketFrame.Mask(masked, BinaryPrimitives.ReadUInt32BigEndian(key));
        return _bytes.AsMemory(0, header + key.Length + payload.Length);
    }

    private void DrawMask(Span<byte> key)
    {
        if (_drawn == 0)
            RandomNumberGenerator.Fill(_random);
        _random.AsSpan(_drawn, key.Length).CopyTo(key);
        _drawn = (_drawn + key.Length) % _random.Length;
    }
}
