using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TransportBench.EventSource;

/// <summary>Asks for a stream and judges the answer (WHATWG HTML §9.2.2 and §9.2.3).</summary>
internal sealed class EventSourceRequest(HttpClient client, EventSourceOptions options)
{
    private const int MostRedirects = 20; // As the Fetch standard has it.
    private const int MostWords = 256;
    private const string MediaType = "text/event-stream";
    private static readonly TimeSpan WordsPatience = TimeSpan.FromSeconds(1);

    /// <summary>One attempt.</summary>
    /// <param name="lastEventId">Sent if it is not empty.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The accepted stream; <see langword="null"/>: the server has ended the source (204).</returns>
    /// <exception cref="EventSourceException">Refused.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<EventSourceConnection?> SendAsync(string lastEventId, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var response = await FollowAsync(lastEventId, linked.Token).ConfigureAwait(false);
            try
            {
                if (response.StatusCode == HttpStatusCode.NoContent)
                {
                    response.Dispose();
                    return null;
                }

                await CheckAsync(response, linked.Token).ConfigureAwait(false);
                var stream = await response.Content.ReadAsStreamAsync(linked.Token).ConfigureAwait(false);
                return new EventSourceConnection(response, stream, options.TimeProvider, options.HeartbeatTimeout);
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
        catch (HttpRequestException e) when (e is { HttpRequestError: HttpRequestError.Unknown, InnerException: null } && !Ascii.IsValid(lastEventId))
        {
            // To repeat this would never help.
            throw new InvalidOperationException($"the last event ID '{lastEventId}' is not ASCII, and the client's handler sends no other headers; give {nameof(EventSourceClient)} a client with {nameof(EventSourceHandler)}.{nameof(EventSourceHandler.Create)}()", e);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{options.Url}: no answer within {options.ConnectTimeout}");
        }
    }

    /// <summary>Follows redirects that the client's handler has not followed.</summary>
    private async Task<HttpResponseMessage> FollowAsync(string lastEventId, CancellationToken cancellationToken)
    {
        var (url, method, hasBody) = (options.Url, options.Method, options.Body is not null);
        for (var redirects = 0; ; redirects++)
        {
            using var request = Create(url, method, hasBody, lastEventId);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
                return response;
            response.Dispose();
            if (redirects == MostRedirects)
                throw new EventSourceException($"{options.Url}: more than {MostRedirects} redirects", response.StatusCode, null);
            var from = response.RequestMessage?.RequestUri ?? url; // The handler may have followed some itself.
            url = new Uri(from, location);
            if (from.Scheme == "https" && url.Scheme == "http")
                throw new EventSourceException($"{options.Url}: redirected from https to '{url}', which would send headers and body in clear", response.StatusCode, null);
            if (url.Scheme is not ("http" or "https"))
                throw new EventSourceException($"{options.Url}: redirected to '{url}', which is neither http nor https", response.StatusCode, null);
            if (response.StatusCode == HttpStatusCode.SeeOther || (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found && method == HttpMethod.Post))
                (method, hasBody) = (HttpMethod.Get, false); // Fetch §4.4, step 12.
        }
    }

    private HttpRequestMessage Create(Uri url, HttpMethod method, bool hasBody, string lastEventId)
    {
        var request = new HttpRequestMessage(method, url) { Version = options.HttpVersion, VersionPolicy = options.HttpVersionPolicy };
        if (hasBody)
            request.Content = options.Body!();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        request.Headers.CacheControl = new CacheControlHeaderValue { NoStore = true };
        if (lastEventId.Length > 0)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        options.Headers?.Invoke(request.Headers);
        if (!IsSameOrigin(url, options.Url))
            request.Headers.Authorization = null; // As the framework's own handler: credentials are for the server they were given for.
        return request;
    }

    private async Task CheckAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var retryAfter = RetryAfter(response.Headers.RetryAfter);
            throw new EventSourceException($"{options.Url}: status {(int)response.StatusCode}{await WordsAsync(response, cancellationToken).ConfigureAwait(false)}; expected 200", response.StatusCode, retryAfter);
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (!string.Equals(type, MediaType, StringComparison.OrdinalIgnoreCase))
            throw new EventSourceException($"{options.Url}: content type '{type ?? "none"}'; expected {MediaType}", response.StatusCode, null);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        if (header is null)
            return null;
        var wait = header.Delta ?? header.Date!.Value - options.TimeProvider.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>The first words of a refusal, for whoever reads the message.</summary>
    private async Task<string> WordsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostWords];
        using var bound = new CancellationTokenSource(WordsPatience, options.TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(linked.Token).ConfigureAwait(false);
            var length = await stream.ReadAtLeastAsync(buffer, MostWords, throwOnEndOfStream: false, linked.Token).ConfigureAwait(false);
            var words = Encoding.UTF8.GetString(buffer, 0, length).ReplaceLineEndings(" ").Trim();
            return words.Length == 0 ? "" : $" '{words}'";
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return ""; // The status says what counts: a body that stalls or breaks must not turn a refusal into a passing trouble.
        }
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
