using System.Buffers.Binary;

namespace TransportBench.UnitTests.Inspect;

/// <summary>Writes frames as RFC 6455 §5.2 draws them.</summary>
internal static class WebSocketFrames
{
    public static byte[] Encode(int opcode, bool fin, bool masked, int payload)
    {
        byte first = (byte)(opcode | (fin ? 0x80 : 0));
        byte mask = (byte)(masked ? 0x80 : 0);
        byte[] header = payload switch
        {
            <= 125 => [first, (byte)(mask | payload)],
            <= 65535 => [first, (byte)(mask | 126), 0, 0],
            _ => [first, (byte)(mask | 127), 0, 0, 0, 0, 0, 0, 0, 0],
        };
        if (header.Length == 4)
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)payload);
        if (header.Length == 10)
            BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(2), (ulong)payload);
        return [.. header, .. masked ? [1, 2, 3, 4] : Array.Empty<byte>(), .. Enumerable.Repeat((byte)0xFF, payload)];
    }

    public static string Line(int opcode, bool fin, bool masked, int header, long payload) =>
        $$"""{"opcode":{{opcode}},"fin":{{(fin ? "true" : "false")}},"masked":{{(masked ? "true" : "false")}},"header":{{header}},"payload":{{payload}}}""" + "\n";
}
