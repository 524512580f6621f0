using System.Globalization;

namespace TransportBench.Clients.Http1;

/// <summary>Finds a response's content in the bytes behind its head, by spans, without a copy (RFC 9112 §6.3).</summary>
/// <remarks>Allocates nothing per call. Not thread-safe.</remarks>
internal sealed class HttpBody
{
    private readonly ChunkedDecoder? _chunks;
    private long _left;

    private HttpBody(ChunkedDecoder? chunks, long left)
    {
        _chunks = chunks;
        _left = left;
    }

    /// <summary>Whether all content has been found. A body delimited by the end of the connection never says so.</summary>
    public bool IsComplete => _chunks?.IsComplete ?? _left == 0;

    /// <summary>The body that <paramref name="head"/> announces: chunked, of known length, or up to the end of the connection.</summary>
    /// <exception cref="FeedProtocolException">A transfer coding other than chunked, or a length that is none.</exception>
    public static HttpBody Of(HttpResponseHead head)
    {
        if (head["Transfer-Encoding"] is { } coding)
        {
            return coding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? new HttpBody(new ChunkedDecoder(), 0)
                : throw new FeedProtocolException($"the response has 'Transfer-Encoding: {coding}'; expected chunked or none");
        }

        if (head["Content-Length"] is not { } text)
            return new HttpBody(null, -1);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new HttpBody(null, length)
            : throw new FeedProtocolException($"the response has 'Content-Length: {text}'; expected a number of bytes");
    }

    /// <summary>Finds the next piece of content.</summary>
    /// <param name="input">What has arrived and was not consumed.</param>
    /// <param name="consumed">Bytes of <paramref name="input"/> that are done with, framing included, once the result is used.</param>
    /// <returns>A part of <paramref name="input"/>; empty when more must arrive, or the body is complete.</returns>
    /// <exception cref="FeedProtocolException">The chunk framing is broken.</exception>
    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> input, out int consumed)
    {
        if (_chunks is not null)
            return _chunks.Next(input, out consumed);
        consumed = _left < 0 ? input.Length : (int)Math.Min(_left, input.Length);
        if (_left > 0)
            _left -= consumed;
        return input[..consumed];
    }

    /// <summary>Says that the connection has ended.</summary>
    /// <exception cref="FeedProtocolException">The body should have gone on.</exception>
    public void End()
    {
        if (_chunks is { IsComplete: false })
            throw new FeedProtocolException("the connection ended inside a chunked body, before its last chunk");
        if (_left > 0)
            throw new FeedProtocolException($"the connection ended {_left} bytes before the announced end of the body");
    }
}
