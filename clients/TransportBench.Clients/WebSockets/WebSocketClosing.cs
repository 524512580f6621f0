using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;

namespace TransportBench.Clients.WebSockets;

/// <summary>How a server may end a feed (RFC 6455 §7.4).</summary>
internal static class WebSocketClosing
{
    /// <summary>Judges the payload of a close frame.</summary>
    /// <exception cref="FeedProtocolException">It is malformed.</exception>
    /// <exception cref="IOException">The server did not end the feed but gave up on it.</exception>
    public static void Check(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            return;
        if (payload.Length == 1)
            throw new FeedProtocolException("a close frame of 1 byte arrived; expected none or a status of 2");
        Check((WebSocketCloseStatus)BinaryPrimitives.ReadUInt16BigEndian(payload), Encoding.UTF8.GetString(payload[2..]));
    }

    /// <summary>Judges what the framework's client was told.</summary>
    /// <exception cref="IOException">The server did not end the feed but gave up on it.</exception>
    public static void Check(WebSocket socket) => Check(socket.CloseStatus, socket.CloseStatusDescription);

    /// <summary>Judges a close frame's status; <see langword="null"/> if it had none.</summary>
    /// <exception cref="IOException">The server did not end the feed but gave up on it.</exception>
    public static void Check(WebSocketCloseStatus? status, string? reason)
    {
        if (status is not (null or WebSocketCloseStatus.Empty or WebSocketCloseStatus.NormalClosure))
            throw new IOException($"the server closed the WebSocket with status {(int)status}{(string.IsNullOrEmpty(reason) ? "" : $" '{reason}'")}; expected {(int)WebSocketCloseStatus.NormalClosure} at the end of a feed");
    }
}
