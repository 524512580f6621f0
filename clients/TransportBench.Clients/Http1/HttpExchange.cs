using System.Text;
using TransportBench.Clients.Connections;

namespace TransportBench.Clients.Http1;

/// <summary>One GET by hand on a client's own socket.</summary>
internal static class HttpExchange
{
    /// <summary>Sends a GET and waits for the response head, which is consumed; the body is left in the buffer.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="url">What to get.</param>
    /// <param name="fields">Header fields beside <c>Host</c>, each line with its CRLF.</param>
    /// <param name="cancellationToken">Cancels both.</param>
    /// <exception cref="FeedProtocolException">The response is none of HTTP/1.x, or ended early.</exception>
    public static async Task<HttpResponseHead> GetAsync(SocketConnection connection, Uri url, string fields, CancellationToken cancellationToken)
    {
        var request = $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{fields}\r\n";
        await connection.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        HttpResponseHead head;
        int length;
        while (!HttpResponseHead.TryParse(connection.Received.Unread, out head, out length))
        {
            if (!connection.Arrived(await connection.ReceiveAsync(cancellationToken)))
                throw new FeedProtocolException($"the connection ended after {connection.Received.Unread.Length} bytes, before the response head was complete");
        }

        connection.Received.Consume(length);
        return head;
    }

    /// <summary>What a response that is not the expected one says, with the beginning of its body.</summary>
    public static async Task<FeedConnectException> RefusalAsync(
        SocketConnection connection, FeedRequest request, HttpResponseHead head, string expected, CancellationToken cancellationToken)
    {
        var text = new ReceiveBuffer();
        var body = HttpBody.Of(head);
        while (Collect(connection.Received, body, text) && connection.Arrived(await connection.ReceiveAsync(cancellationToken)))
        {
        }

        return HttpRefusal.Describe(request, head.StatusLine, text.Unread, expected);
    }

    /// <returns>Whether more should be read.</returns>
    private static bool Collect(ReceiveBuffer received, HttpBody body, ReceiveBuffer text)
    {
        while (!body.IsComplete && text.Unread.Length < HttpRefusal.MaxBytes)
        {
            var content = body.Next(received.Unread, out var consumed);
            text.Append(content);
            received.Consume(consumed);
            if (consumed == 0)
                return true;
        }

        return false;
    }
}
