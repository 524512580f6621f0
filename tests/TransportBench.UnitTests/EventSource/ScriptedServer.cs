using System.Net;
using System.Net.Http.Headers;

namespace TransportBench.UnitTests.EventSource;

/// <summary>Answers one request after the other as it was told, and keeps what was asked.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<Asked, HttpResponseMessage>> _answers = new();

    /// <summary>What a request said.</summary>
    public sealed record Asked(HttpMethod Method, Uri Url, string? LastEventId, string? Authorization, string? Body, string Accept);

    /// <summary>The requests so far, in order.</summary>
    public List<Asked> Requests { get; } = [];

    /// <summary>What comes when nothing is left of the script: the end of the source.</summary>
    public Func<Asked, HttpResponseMessage> Otherwise { get; init; } = _ => new HttpResponseMessage(HttpStatusCode.NoContent);

    /// <summary>The next answer: an event stream.</summary>
    public ScriptedServer Stream(params string[] pieces) => Answer(_ => Event(new PieceStream(pieces)));

    /// <summary>The next answer: an event stream that breaks off after these.</summary>
    public ScriptedServer BrokenStream(params string[] pieces) => Answer(_ => Event(new PieceStream(pieces) { End = PieceStream.Ending.Breaks }));

    /// <summary>The next answer: an event stream that falls silent after these.</summary>
    public ScriptedServer SilentStream(params string[] pieces) => Answer(_ => Event(new PieceStream(pieces) { End = PieceStream.Ending.FallsSilent }));

    /// <summary>The next answer: a status.</summary>
    public ScriptedServer Status(HttpStatusCode status, Action<HttpResponseMessage>? also = null) => Answer(_ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent("") };
        also?.Invoke(response);
        return response;
    });

    /// <summary>The next answer, whatever it is.</summary>
    public ScriptedServer Answer(Func<Asked, HttpResponseMessage> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>An answer that is an event stream.</summary>
    public static HttpResponseMessage Event(Stream stream, string type = "text/event-stream")
    {
        var content = new StreamContent(stream);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = new Asked(
            request.Method, request.RequestUri!,
            request.Headers.TryGetValues("Last-Event-ID", out var ids) ? string.Join(',', ids) : null,
            request.Headers.Authorization?.ToString(),
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.Accept.ToString());
        Requests.Add(asked);
        return (_answers.TryDequeue(out var answer) ? answer : Otherwise)(asked);
    }
}
