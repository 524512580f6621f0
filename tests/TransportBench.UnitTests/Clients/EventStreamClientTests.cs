using System.Text;
using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Http1;
using TransportBench.Clients.ServerSentEvents;
using TransportBench.Core;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class EventStreamClientTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
    private const string Body = "data:\n\ndata: a☃\n\nid: 7\ndata: two\ndata:  lines\n\n: nothing\n\ndata: cut off";

    public static TheoryData<string> Readers => ["socket", "httpclient"];

    private static FeedRequest Request => new() { Url = new Uri("http://127.0.0.1/feed/sse"), Lane = "l", Edition = "tuned", Run = "r" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("socket", "chunked")]
    [InlineData("socket", "length")]
    [InlineData("socket", "close")]
    [InlineData("httpclient", "chunked")]
    [InlineData("httpclient", "length")]
    [InlineData("httpclient", "close")]
    public async Task Receive_EachKindOfBody_HandsOverTheSameEvents(string id, string framing)
    {
        var (field, body) = framing switch
        {
            "chunked" => ("Transfer-Encoding: chunked\r\n", Chunk(Body) + "0\r\n\r\n"),
            "length" => ($"Content-Length: {Encoding.UTF8.GetByteCount(Body)}\r\n", Body),
            _ => ("Connection: close\r\n", Body),
        };
        long written = 0;
        await using var server = new ScriptedServer(async connection =>
        {
            var head = await connection.ReadHeadAsync();
            Assert.StartsWith("GET /feed/sse?lane=lane%231&edition=tuned&run=r1&after=-1 HTTP/1.1\r\n", head, StringComparison.Ordinal);
            Assert.Contains("\r\nHost: 127.0.0.1:", head, StringComparison.Ordinal);
            Assert.Contains("\r\nAccept: text/event-stream\r\n", head, StringComparison.Ordinal);
            await connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{field}\r\n");
            foreach (var piece in Encoding.UTF8.GetBytes(body).Chunk(7))
                await connection.WriteAsync([piece]);
            written = connection.BytesWritten;
        });
        var tap = new RecordingTap();
        var client = Create(id, server.Request("http", "sse", tap));
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        await client.DisposeAsync();
        await server.Played;

        Assert.Equal(["", "a☃", "two\n lines"], receiver.Texts);
        Assert.All(receiver.Stamps, s => Assert.True(s.Wire > 0 && s.Wire <= s.Received));
        Assert.Equal(written, tap.DownBytes);
        if (OperatingSystem.IsLinux())
            Assert.Equal(tap.UpBytes, client.TcpCounters?.BytesSent);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_Base64_HandsOverTheBytes(string id)
    {
        byte[][] payloads = [[], [0], [13, 10, 255], .. Enumerable.Range(200, 20).Select(n => Enumerable.Range(0, n).Select(i => (byte)i).ToArray())];
        await using var server = Answering([Chunked, .. payloads.Select(p => Chunk($"data: {Convert.ToBase64String(p)}\n\n")), "0\r\n\r\n"]);
        await using var client = Create(id, server.Request("http", "sse") with { Base64InText = true, MaxPayloadBytes = 219 });
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        Assert.Equal(payloads, receiver.Payloads);
    }

    [Theory]
    [InlineData("socket", "data: AAA!\n\n")]
    [InlineData("socket", "data: AAAAA\n\n")]
    [InlineData("httpclient", "data: AAA\n\n")]
    public async Task Receive_NotBase64_IsAProtocolError(string id, string body)
    {
        await using var server = Answering(Chunked, Chunk(body));
        await using var client = Create(id, server.Request("http", "sse") with { Base64InText = true });
        await client.ConnectAsync(Token);
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => client.ReceiveAsync(new RecordingReceiver(), Token));
        Assert.Contains("expected base64", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("socket", 11, false)]
    [InlineData("socket", 5000, false)]
    [InlineData("socket", 11, true)]
    [InlineData("httpclient", 11, false)]
    [InlineData("httpclient", 5000, true)]
    public async Task Receive_EventBeyondTheLimit_IsAProtocolError(string id, int bytes, bool base64)
    {
        var data = base64 ? Convert.ToBase64String(new byte[bytes]) : new string('x', bytes);
        await using var server = Answering(Chunked, Chunk($"data: {data}\n\n"));
        await using var client = Create(id, server.Request("http", "sse") with { MaxPayloadBytes = 10, Base64InText = base64 });
        await client.ConnectAsync(Token);
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => client.ReceiveAsync(new RecordingReceiver(), Token));
        Assert.Contains("at most 10 bytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Connect_Refused_SaysTheServersWords(string id)
    {
        string[] bodies = ["Content-Length: 16\r\n\r\nunknown run 'r1'", "Transfer-Encoding: chunked\r\n\r\n3\r\nunk\r\nd\r\nnown run 'r1'\r\n0\r\n\r\n", "\r\nunknown run 'r1'"];
        foreach (var body in bodies)
        {
            await using var server = Answering($"HTTP/1.1 404 Not Found\r\n{body}");
            await using var client = Create(id, server.Request("http", "sse"));
            var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
            Assert.Contains("404 Not Found", e.Message, StringComparison.Ordinal);
            Assert.Contains("unknown run 'r1'", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("socket", "Content-Type: text/html\r\n", "'Content-Type: text/html'")]
    [InlineData("socket", "", "no Content-Type")]
    [InlineData("httpclient", "Content-Type: text/event-stream2\r\n", "'Content-Type: text/event-stream2'")]
    [InlineData("httpclient", "", "no Content-Type")]
    public async Task Connect_WrongType_SaysWhichArrived(string id, string field, string named)
    {
        await using var server = Answering($"HTTP/1.1 200 OK\r\n{field}Content-Length: 0\r\n\r\n");
        await using var client = Create(id, server.Request("http", "sse"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    public async Task Connect_NoResponseHead_IsRefused(string answer)
    {
        await using var server = Answering(answer);
        await using var client = Create("socket", server.Request("http", "sse"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.IsType<FeedProtocolException>(e.InnerException);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EndInsideAChunkedBody_IsNoEnd(string id)
    {
        await using var server = Answering(Chunked, Chunk("data: a\n\n"));
        await Assert.ThrowsAnyAsync<IOException>(() => ReceiveAllAsync(id, server));
    }

    [Fact]
    public async Task Receive_BrokenChunkFraming_SaysWhatArrived()
    {
        await using var server = Answering(Chunked, Chunk("data: a\n\n"), "data: b\n\n");
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => ReceiveAllAsync("socket", server));
        Assert.Contains("'t' arrived", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_Reset_IsAnIOException(string id)
    {
        var receiver = new RecordingReceiver();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync(Chunked + Chunk("data: a\n\n"));
            await receiver.First;
            connection.Reset();
        });
        await using var client = Create(id, server.Request("http", "sse"));
        await client.ConnectAsync(Token);
        await Assert.ThrowsAnyAsync<IOException>(() => client.ReceiveAsync(receiver, Token));
        Assert.Single(receiver.Payloads);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_Cancelled_Stops(string id)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync(Chunked + Chunk("data: a\n\n"));
            await connection.ReadToEndAsync();
        });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var client = Create(id, server.Request("http", "sse"));
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        var receiving = client.ReceiveAsync(receiver, cancel.Token);
        await receiver.First;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
        await client.DisposeAsync();
        if (OperatingSystem.IsLinux())
            Assert.NotNull(client.TcpCounters);
    }

    [Fact]
    public async Task Connect_OverASharedConnection_MeetsItWarm()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            for (var i = 0; i < 2; i++)
            {
                await connection.ReadHeadAsync();
                await connection.WriteAsync(Chunked + Chunk($"data: {i}\n\n") + "0\r\n\r\n");
            }
        });
        using var shared = new FeedHttpConnection(server.Request("http", "sse"));
        for (var i = 0; i < 2; i++)
        {
            var receiver = new RecordingReceiver();
            await using var client = new EventStreamHttpClient(server.Request("http", "sse"), shared);
            await client.ConnectAsync(Token);
            await client.ReceiveAsync(receiver, Token);
            Assert.Equal([$"{i}"], receiver.Texts);
        }

        Assert.Equal(1, shared.Opened);
    }

    [Fact]
    public void Decode_ScriptCutAtEveryTwoPlaces_FindsTheSame()
    {
        var script = Encoding.UTF8.GetBytes(Chunk("data: a\r\n\r\nda") + Chunk("ta:b☃\n") + Chunk("\n") + "0\r\n\r\n");
        for (var first = 0; first <= script.Length; first++)
        {
            for (var second = first; second <= script.Length; second++)
            {
                var receiver = new RecordingReceiver();
                var (decoder, body, buffer) = (new EventStreamDecoder(Request), ChunkedBody(), new ReceiveBuffer(16));
                foreach (var piece in new[] { script[..first], script[first..second], script[second..] })
                {
                    buffer.Append(piece);
                    decoder.Decode(buffer, body, receiver, 1);
                }

                Assert.Equal(["a", "b☃"], receiver.Texts);
                Assert.True(body.IsComplete);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decode_TenThousandEvents_AllocatesNothing(bool base64)
    {
        var (decoder, body, buffer) = (new EventStreamDecoder(Request with { Base64InText = base64 }), ChunkedBody(), new ReceiveBuffer());
        var receiver = new CountingReceiver();
        var chunk = Encoding.ASCII.GetBytes(Chunk($"data: {new string('x', 128)}\n\n"));
        var sent = 0;
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var end = sent + 10_000; sent < end; sent++)
            {
                chunk.CopyTo(buffer.Free);
                buffer.Commit(chunk.Length);
                decoder.Decode(buffer, body, receiver, 1);
            }
        }));
        Assert.Equal(sent, receiver.Count);
    }

    private static async Task<RecordingReceiver> ReceiveAllAsync(string id, ScriptedServer server)
    {
        var receiver = new RecordingReceiver();
        await using var client = Create(id, server.Request("http", "sse"));
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        return receiver;
    }

    private static IFeedClient Create(string id, FeedRequest request) => FeedClients.Find(id)!.Create(Transports.ServerSentEvents, request);

    private static ScriptedServer Answering(params string[] pieces) => new(async connection =>
    {
        await connection.ReadHeadAsync();
        foreach (var piece in pieces)
            await connection.WriteAsync(piece);
    });

    private static HttpBody ChunkedBody()
    {
        Assert.True(HttpResponseHead.TryParse(Encoding.ASCII.GetBytes(Chunked), out var head, out _));
        return HttpBody.Of(head);
    }

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):X}\r\n{text}\r\n";
}
