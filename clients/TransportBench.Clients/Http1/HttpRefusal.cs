using System.Text;

namespace TransportBench.Clients.Http1;

/// <summary>What a server says that does not give what was asked for.</summary>
internal static class HttpRefusal
{
    /// <summary>As much of a body as is quoted, in bytes.</summary>
    public const int MaxBytes = 1024;

    /// <summary>The words, from the first line of the response and the beginning of its body.</summary>
    public static FeedConnectException Describe(FeedRequest request, string statusLine, ReadOnlySpan<byte> body, string expected)
    {
        var words = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxBytes)]).Trim();
        return new FeedConnectException($"{request.FullUrl}: the server answered '{statusLine}'; expected {expected}{(words.Length == 0 ? "" : $". It says: {words}")}");
    }

    /// <summary>The words of a response that <see cref="HttpClient"/> brought.</summary>
    public static async Task<FeedConnectException> ReadAsync(
        FeedRequest request, HttpResponseMessage response, string expected, CancellationToken cancellationToken)
    {
        var body = new byte[MaxBytes];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var count = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return Describe(request, $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}", body.AsSpan(0, count), expected);
    }
}
