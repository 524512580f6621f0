using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

/// <summary>The resumable client against a scripted server: WHATWG HTML §9.2.2 and §9.2.3, and what goes beyond.</summary>
public sealed class EventSourceClientTests
{
    private static readonly Uri Url = new("http://server.test/events");
    private static readonly ReconnectPolicy AtOnce = new() { InitialDelay = TimeSpan.Zero, Jitter = 0 };

    private static EventSourceOptions Options => new() { Url = Url, Reconnect = AtOnce };

    [Fact]
    public async Task Read_StreamEnds_ReconnectsAndNamesTheLastId()
    {
        using var server = new ScriptedServer().Stream("id: 1\ndata: a\n\n").BrokenStream("id: 2\ndata: b\n\n").Stream("data: c\n\n");
        Assert.Equal(["a", "b", "c"], (await ReadAsync(server, Options)).Select(e => e.Data));
        Assert.Equal([null, "1", "2", "2"], server.Requests.Select(request => request.LastEventId));
        Assert.All(server.Requests, request => Assert.Equal("text/event-stream", request.Accept));
    }

    [Fact]
    public async Task Read_NoContent_EndsTheSource()
    {
        using var server = new ScriptedServer { Otherwise = _ => throw new InvalidOperationException("asked again after 204") }.Status(HttpStatusCode.NoContent);
        Assert.Empty(await ReadAsync(server, Options));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Read_TruncatedInMidEvent_ThatEventAndItsIdDoNotCount()
    {
        using var server = new ScriptedServer().BrokenStream("id: 1\ndata: a\n\nid: 2\ndata: b\n").Stream("id: 2\ndata: b\n\n");
        Assert.Equal(["a", "b"], (await ReadAsync(server, Options)).Select(e => e.Data));
        Assert.Equal([null, "1", "2"], server.Requests.Select(request => request.LastEventId));
    }

    [Fact]
    public async Task Read_IdWithNul_IsIgnored()
    {
        using var server = new ScriptedServer().Stream("id: 1\ndata: a\n\nid: 2\02\ndata: b\n\n");
        await ReadAsync(server, Options);
        Assert.Equal("1", server.Requests[^1].LastEventId);
    }

    [Fact]
    public async Task Read_EmptyId_NamesNoneAnyMore()
    {
        using var server = new ScriptedServer().Stream("id: 1\ndata: a\n\n").Stream("id\ndata: b\n\n");
        await ReadAsync(server, Options);
        Assert.Equal([null, "1", null], server.Requests.Select(request => request.LastEventId));
    }

    [Fact]
    public async Task Read_InitialId_IsNamedFirst()
    {
        using var server = new ScriptedServer();
        await ReadAsync(server, Options with { LastEventId = "41" });
        Assert.Equal("41", server.Requests[0].LastEventId);
    }

    [Theory]
    [InlineData("text/event-stream; charset=utf-8")]
    [InlineData("Text/Event-Stream")]
    public async Task Read_ContentTypeWithParametersOrCapitals_IsAnEventStream(string type)
    {
        using var server = new ScriptedServer().Answer(_ => ScriptedServer.Event(new PieceStream(["data: a\n\n"]), type));
        Assert.Single(await ReadAsync(server, Options));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_WrongContentType_IsFinal(bool onReconnect)
    {
        using var server = new ScriptedServer();
        if (onReconnect) server.Stream("data: a\n\n");
        server.Answer(_ => ScriptedServer.Event(new PieceStream(["data: b\n\n"]), "text/html"));
        var failed = await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server, Options));
        Assert.Contains("content type 'text/html'", failed.Message, StringComparison.Ordinal);
        Assert.Equal(onReconnect ? 2 : 1, server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Read_TransientStatus_IsAskedAgain(HttpStatusCode status)
    {
        using var server = new ScriptedServer().Stream("id: 1\ndata: a\n\n").Status(status).Stream("data: b\n\n");
        Assert.Equal(["a", "b"], (await ReadAsync(server, Options)).Select(e => e.Data));
        Assert.Equal("1", server.Requests[2].LastEventId);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Read_AsTheStandardHasIt_EveryRefusalIsFinal(HttpStatusCode status)
    {
        using var server = new ScriptedServer().Status(status);
        var failed = await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server, Options with { IsTransient = EventSourceStatus.None }));
        Assert.Equal(status, failed.Status);
    }

    [Fact]
    public async Task Read_Refusal_IsFinalAndSaysTheServersWords()
    {
        using var server = new ScriptedServer().Status(HttpStatusCode.NotFound, response => response.Content = new StringContent("no run 'x'\n"));
        var failed = await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server, Options));
        Assert.Contains("status 404 'no run 'x''", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Retry_IsTheDelay()
    {
        using var server = new ScriptedServer().Stream("retry: 7000\n", "id: 1\ndata: a\n\n");
        Assert.Equal(TimeSpan.FromSeconds(7), await FirstDelayAsync(server, Options));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_RetryAfter_IsWaitedFor(bool asDate)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var server = new ScriptedServer().Status(HttpStatusCode.ServiceUnavailable, response => response.Headers.RetryAfter =
            asDate ? new RetryConditionHeaderValue(time.GetUtcNow() + TimeSpan.FromSeconds(90)) : new RetryConditionHeaderValue(TimeSpan.FromSeconds(90)));
        Assert.Equal(TimeSpan.FromSeconds(90), await FirstDelayAsync(server, Options with { TimeProvider = time }));
    }

    [Fact]
    public async Task Read_Redirects_AreFollowedWithIdAndBody()
    {
        using var server = new ScriptedServer()
            .Status(HttpStatusCode.TemporaryRedirect, response => response.Headers.Location = new Uri("/elsewhere", UriKind.Relative))
            .Stream("id: 1\ndata: a\n\n");
        await ReadAsync(server, Options with { Method = HttpMethod.Post, Body = () => new StringContent("question"), LastEventId = "0" });
        Assert.Equal("http://server.test/elsewhere", server.Requests[1].Url.AbsoluteUri);
        Assert.Equal((HttpMethod.Post, "question", "0"), (server.Requests[1].Method, server.Requests[1].Body, server.Requests[1].LastEventId));
        Assert.Equal(Url, server.Requests[2].Url);
    }

    [Fact]
    public async Task Read_RedirectToAnotherOrigin_TakesNoCredentialsAlong()
    {
        using var server = new ScriptedServer().Status(HttpStatusCode.Found, response => response.Headers.Location = new Uri("http://other.test/"));
        await ReadAsync(server, Options with { Headers = headers => headers.Authorization = new AuthenticationHeaderValue("Bearer", "secret") });
        Assert.Equal(["Bearer secret", null], server.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task Read_RedirectFromHttpsToHttp_IsFinalAndSendsNothing()
    {
        using var server = new ScriptedServer().Status(HttpStatusCode.TemporaryRedirect, response => response.Headers.Location = new Uri("http://server.test/events"));
        var refused = await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server, Options with { Url = new Uri("https://server.test/events") }));
        Assert.Contains("in clear", refused.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_RefusalWhoseBodyBreaksOrStalls_IsFinalAllTheSame(bool breaks)
    {
        using var server = new ScriptedServer().Answer(_ => new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StreamContent(new PieceStream(["no"]) { End = breaks ? PieceStream.Ending.Breaks : PieceStream.Ending.FallsSilent }),
        });
        var refused = await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server, Options));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Read_EventBeyondTheLimitBehindWholeOnesInOneRead_GivesThoseFirst()
    {
        using var server = new ScriptedServer().Stream($"data: a\n\ndata: b\n\ndata: {new string('x', 200)}\n\n");
        using var http = new HttpClient(server);
        var got = new List<string>();
        await Assert.ThrowsAsync<EventStreamLimitException>(async () =>
        {
            await foreach (var e in new EventSourceClient(http, Options with { MaxEventBytes = 100 }).ReadAsync(TestContext.Current.CancellationToken)) got.Add(e.Data);
        });
        Assert.Equal(["a", "b"], got);
    }

    [Fact]
    public async Task Read_EndlessRedirects_AreFinal()
    {
        using var server = new ScriptedServer { Otherwise = _ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = Url } } };
        await Assert.ThrowsAsync<EventSourceException>(() => ReadAsync(server, Options));
        Assert.Equal(21, server.Requests.Count);
    }

    [Fact]
    public async Task Read_Post_SendsItsBodyAnewEachTime()
    {
        using var server = new ScriptedServer().Stream("data: a\n\n");
        await ReadAsync(server, Options with { Method = HttpMethod.Post, Body = () => new StringContent("question") });
        Assert.Equal(["question", "question"], server.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Read_Silence_IsTakenForADeadConnection()
    {
        var time = new FakeTimeProvider();
        var diary = new Diary();
        using var server = new ScriptedServer().SilentStream("id: 1\ndata: a\n\n");
        var source = new EventSourceClient(new HttpClient(server), Options with { TimeProvider = time, HeartbeatTimeout = TimeSpan.FromSeconds(10), Observer = diary });
        await using var events = source.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await next); // 204: the second attempt came.
        Assert.IsType<TimeoutException>(Assert.Single(diary.Disconnections).Reason);
        Assert.Equal("1", server.Requests[1].LastEventId);
    }

    [Fact]
    public async Task Read_NoAnswer_IsGivenUpAfterTheConnectTimeout()
    {
        var time = new FakeTimeProvider();
        var diary = new Diary();
        using var server = new UnansweringServer();
        var source = new EventSourceClient(new HttpClient(server), Options with { TimeProvider = time, ConnectTimeout = TimeSpan.FromSeconds(5), MaximumAttempts = 1, Observer = diary });
        var run = source.RunAsync(new Ignoring(), TestContext.Current.CancellationToken);
        await server.Asked.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(5));
        var failed = await Assert.ThrowsAsync<IOException>(() => run);
        Assert.IsType<TimeoutException>(failed.InnerException);
    }

    /// <summary>Bare, as HttpClient lets it out where a new connection is reset before its peer's address is read.</summary>
    [Fact]
    public async Task Read_SocketFails_ConnectsAgain()
    {
        using var server = new ScriptedServer().Answer(_ => throw new SocketException((int)SocketError.NotConnected)).Stream("data: a\n\n");
        Assert.Equal(["a"], (await ReadAsync(server, Options)).Select(e => e.Data));
    }

    [Fact]
    public async Task Read_TooManyAttemptsWithoutAnEvent_Throws()
    {
        using var server = new ScriptedServer { Otherwise = _ => throw new HttpRequestException("refused") }.Stream("data: a\n\n").Stream(": nothing\n\n");
        var failed = await Assert.ThrowsAsync<IOException>(() => ReadAsync(server, Options with { MaximumAttempts = 3 }));
        Assert.Contains("3 attempts in a row", failed.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Run_ReceiverThrows_IsNoTroubleOfTheConnection()
    {
        using var server = new ScriptedServer().Stream("data: a\n\n");
        await Assert.ThrowsAsync<IOException>(() => new EventSourceClient(new HttpClient(server), Options).RunAsync(new Throwing(), TestContext.Current.CancellationToken));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Read_Cancelled_EndsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new ScriptedServer().SilentStream("data: a\n\n");
        var source = new EventSourceClient(new HttpClient(server), Options);
        await using var events = source.ReadAsync(cancel.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("ws://server.test/")]
    [InlineData("/relative")]
    public void New_UrlOfAnotherKind_IsRefused(string url) =>
        Assert.Throws<ArgumentException>(() => new EventSourceClient(new HttpClient(), Options with { Url = new Uri(url, UriKind.RelativeOrAbsolute) }));

    private static async Task<List<ServerSentEvent>> ReadAsync(ScriptedServer server, EventSourceOptions options)
    {
        using var client = new HttpClient(server, disposeHandler: false);
        var events = new List<ServerSentEvent>();
        await foreach (var e in new EventSourceClient(client, options).ReadAsync(TestContext.Current.CancellationToken)) events.Add(e);
        return events;
    }

    /// <summary>What the client would wait after the first disconnection; it is ended there.</summary>
    private static async Task<TimeSpan> FirstDelayAsync(ScriptedServer server, EventSourceOptions options)
    {
        var diary = new Diary { OnWait = () => throw new EndOfTestException() };
        await Assert.ThrowsAsync<EndOfTestException>(() => ReadAsync(server, options with { Observer = diary }));
        return Assert.Single(diary.Disconnections).Delay;
    }

    private sealed class EndOfTestException : Exception;

    private sealed class Ignoring : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e)
        {
        }
    }

    private sealed class Throwing : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e) => throw new IOException("the disk is full");
    }

    private sealed class UnansweringServer : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
