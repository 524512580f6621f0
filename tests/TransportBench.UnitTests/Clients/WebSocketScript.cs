using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace TransportBench.UnitTests.Clients;

/// <summary>The server's side of RFC 6455, written apart from the clients' code.</summary>
internal static class WebSocketScript
{
    public const int Text = 0x81;
    public const int Binary = 0x82;
    public const int Close = 0x88;
    public const int Ping = 0x89;
    public const int Pong = 0x8A;

    public static async Task AcceptAsync(ScriptedConnection connection)
    {
        var head = await connection.ReadHeadAsync();
        Assert.StartsWith("GET /feed/websocket?lane=lane%231&edition=tuned&run=r1&after=-1 HTTP/1.1\r\n", head, StringComparison.Ordinal);
        await connection.WriteAsync($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(head)}\r\n\r\n");
    }

    public static string Accept(string head)
    {
        const string field = "Sec-WebSocket-Key: ";
        var start = head.IndexOf(field, StringComparison.OrdinalIgnoreCase) + field.Length;
        var key = head[start..head.IndexOf("\r\n", start, StringComparison.Ordinal)];
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
    }

    public static byte[] Frame(int first, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[10];
        head[0] = (byte)first;
        var length = payload.Length < 126 ? 2 : payload.Length < 65_536 ? 4 : 10;
        head[1] = (byte)(length == 2 ? payload.Length : length == 4 ? 126 : 127);
        if (length == 4)
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)payload.Length);
        if (length == 10)
            BinaryPrimitives.WriteUInt64BigEndian(head[2..], (ulong)payload.Length);
        return [.. head[..length], .. payload];
    }

    public static byte[] Frame(int first, string payload) => Frame(first, Encoding.UTF8.GetBytes(payload));

    public static byte[] CloseFrame(ushort status, string reason = "") =>
        Frame(Close, [(byte)(status >> 8), (byte)status, .. Encoding.UTF8.GetBytes(reason)]);

    /// <summary>Reads a client's frame, which must be masked.</summary>
    public static async Task<(int First, byte[] Payload)> ReadFrameAsync(ScriptedConnection connection)
    {
        var head = await connection.ReadAsync(2);
        Assert.True((head[1] & 0x80) != 0, "a client's frame must be masked");
        long length = head[1] & 0x7F;
        if (length == 126)
            length = BinaryPrimitives.ReadUInt16BigEndian(await connection.ReadAsync(2));
        else if (length == 127)
            length = (long)BinaryPrimitives.ReadUInt64BigEndian(await connection.ReadAsync(8));
        var mask = await connection.ReadAsync(4);
        var payload = await connection.ReadAsync((int)length);
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= mask[i % 4];
        return (head[0], payload);
    }

    /// <summary>Ends the feed and expects the client's answer.</summary>
    public static async Task CloseAsync(ScriptedConnection connection)
    {
        await connection.WriteAsync(CloseFrame(1000));
        var (first, payload) = await ReadFrameAsync(connection);
        Assert.Equal(Close, first);
        Assert.Equal([3, 232], payload);
    }
}
