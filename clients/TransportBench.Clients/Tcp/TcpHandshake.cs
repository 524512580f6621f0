using System.Text;
using TransportBench.Clients.Connections;

namespace TransportBench.Clients.Tcp;

/// <summary>Asks for a feed over bare TCP: one line each way (docs/feed-contract.md).</summary>
internal static class TcpHandshake
{
    /// <summary>Longest answer that is read, in bytes, the line end included.</summary>
    public const int MaxLineBytes = 4096;

    /// <summary>The request line.</summary>
    public static byte[] Request(FeedRequest request) => Encoding.ASCII.GetBytes($"GET {request.FullUrl.PathAndQuery}\r\n");

    /// <summary>Sends the request and waits for its acceptance.</summary>
    /// <exception cref="FeedConnectException">Refused, with the server's words.</exception>
    /// <exception cref="FeedProtocolException">The answer is not of the contract.</exception>
    public static async Task OpenAsync(SocketConnection connection, FeedRequest request, CancellationToken cancellationToken)
    {
        await connection.SendAsync(Request(request), cancellationToken);
        int length;
        while (!TryReadAnswer(request, connection.Received.Unread, out length))
        {
            if (!connection.Arrived(await connection.ReceiveAsync(cancellationToken)))
                throw Unfinished(connection.Received.Unread.Length);
        }

        connection.Received.Consume(length);
    }

    /// <summary>Reads the server's first line.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="bytes">What has arrived.</param>
    /// <param name="length">Length of the line with its end.</param>
    /// <returns><see langword="false"/> if the line is not complete.</returns>
    /// <exception cref="FeedConnectException">Refused, with the server's words.</exception>
    /// <exception cref="FeedProtocolException">The answer is not of the contract.</exception>
    public static bool TryReadAnswer(FeedRequest request, ReadOnlySpan<byte> bytes, out int length)
    {
        length = bytes.IndexOf("\r\n"u8) + 2;
        if (length < 2)
        {
            return bytes.Length <= MaxLineBytes
                ? false
                : throw new FeedProtocolException($"{bytes.Length} bytes arrived without a line end; expected 'OK' or 'ERROR <text>' in at most {MaxLineBytes}");
        }

        var line = bytes[..(length - 2)];
        if (line.SequenceEqual("OK"u8))
            return true;
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxLineBytes)]);
        if (text.StartsWith("ERROR ", StringComparison.Ordinal))
            throw new FeedConnectException($"{request.FullUrl}: the server refused: {text["ERROR ".Length..]}");
        throw new FeedProtocolException($"the server answered '{text}'; expected 'OK' or 'ERROR <text>'");
    }

    /// <summary>The connection ended inside the answer.</summary>
    public static FeedProtocolException Unfinished(int bytes) =>
        new($"the connection ended after {bytes} bytes, before the server's first line was complete");
}
