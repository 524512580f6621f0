using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>The clients that the document writes out.</summary>
public static class PeerClients
{
    private static readonly string[] PythonInputs =
    [
        "data: with a space", "data: without a space", "comment heartbeats", "event:, id: and retry: lines", "multi-line data", "CR line ends",
        "CRLF line ends", "the document's own Java endpoint", "lag p99 < 50 ms, chunked", "lag p99 < 50 ms, close-delimited",
    ];

    /// <summary>async-http-client.</summary>
    public static Claim AsyncHttpClient { get; } = new()
    {
        Id = "async-http-client-streams",
        Text = "A Java client (async-http-client) reads a POSTed stream",
        Source = "BoundRequestBuilder requestBuilder = client.preparePost(url); … public State onBodyPartReceived(HttpResponseBodyPart httpResponseBodyPart)",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "as written, all events arrive", NotBuilt.JavaClient),
            ClaimPart.NotRun("b", "p99 lag at a 100 ms cadence < 50 ms", NotBuilt.JavaClient),
            ClaimPart.NotRun("c", "an answer of 70 s is whole", NotBuilt.JavaClient),
        ],
    };

    /// <summary>Python requests.</summary>
    public static Claim PythonRequests { get; } = new()
    {
        Id = "python-requests-streams",
        Text = "The Python snippet (requests, iter_lines, json.loads(line[5:])) reads the stream",
        Source = "for line in response.iter_lines(): … content = json.loads(line[5:]) … if code == 200: … elif code == -200:",
        Origin = Seed.Origin,
        Parts =
        [
            .. PythonInputs.Select((input, i) => ClaimPart.NotRun(((char)('a' + i)).ToString(), $"as written with its one typo mended: {input}", NotBuilt.Python)),
            ClaimPart.ContextNotRun("a corrected reader", NotBuilt.Python),
        ],
    };

    /// <summary>fetch-event-source.</summary>
    public static Claim FetchEventSource { get; } = new()
    {
        Id = "fetch-event-source-posts",
        Text = "@microsoft/fetch-event-source streams a POST in the browser",
        Source = "fetchEventSource('API', { … method: 'POST', … Accept: ['text/event-stream', 'application/json'],",
        Origin = Seed.Origin,
        Parts =
        [
            ClaimPart.NotRun("a", "as written, events arrive one by one", NotBuilt.Browser),
            ClaimPart.NotRun("b", "what Accept is sent", NotBuilt.Browser),
            ClaimPart.NotRun("c", "a 500 or a wrong content type is noticed", NotBuilt.Browser),
        ],
    };
}
