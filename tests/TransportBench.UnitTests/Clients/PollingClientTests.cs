using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Clients.Polling;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed partial class PollingClientTests
{
    private const string Probed = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private const string Octets = "Content-Type: application/octet-stream\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LongPolling_Answers_AreHandedOverAndAskedOnFrom()
    {
        var queries = new List<string>();
        await using var server = new ScriptedServer(async connection =>
        {
            queries.Add(Query(await connection.ReadHeadAsync()));
            await connection.WriteAsync(Probed);
            queries.Add(Query(await connection.ReadHeadAsync()));
            await WriteAsync(connection, Octets, [[1], [], [2, 3]]);
            queries.Add(Query(await connection.ReadHeadAsync()));
            await WriteAsync(connection, "", []);
            queries.Add(Query(await connection.ReadHeadAsync()));
            await WriteAsync(connection, Octets + "X-Feed-End: true\r\n", [[4]]);
        });
        var tap = new RecordingTap();
        var receiver = new RecordingReceiver();
        await using var client = new LongPollingClient(server.Request("http", "long-polling", tap) with { After = 4 });
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        await client.DisposeAsync();
        await server.Played;

        Assert.Equal([[1], [], [2, 3], [4]], receiver.Payloads);
        Assert.Equal(["after=4&probe=true", "after=4", "after=7", "after=7"], queries);
        Assert.All(receiver.Stamps, s => Assert.True(s.Wire > 0 && s.Wire <= s.Received));
        if (OperatingSystem.IsLinux())
            Assert.Equal(tap.UpBytes, client.TcpCounters?.BytesSent);
    }

    [Fact]
    public async Task ShortPolling_Requests_ComeOnTheGrid()
    {
        var time = new FakeTimeProvider();
        var start = time.GetTimestamp();
        var instants = new List<TimeSpan>();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync(Probed);
            for (var i = 0; i < 4; i++)
            {
                await connection.ReadHeadAsync();
                instants.Add(time.GetElapsedTime(start));
                await WriteAsync(connection, i == 3 ? "X-Feed-End: true\r\n" : Octets, i == 3 ? [] : [[(byte)i]]);
                time.Advance(TimeSpan.FromSeconds(1));
            }
        });
        var receiver = new RecordingReceiver();
        await using var client = new ShortPollingClient(server.Request("http", "short-polling"), time: time);
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        Assert.Equal([[0], [1], [2]], receiver.Payloads);
        Assert.Equal([0, 1, 2, 3], instants.Select(i => i.TotalSeconds));
    }

    [Fact]
    public async Task ShortPolling_Cancelled_StopsBetweenTwoRequests()
    {
        await using var server = Answering(connection => WriteAsync(connection, Octets, [[1]]));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var client = new ShortPollingClient(server.Request("http", "short-polling"), time: new FakeTimeProvider());
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        var receiving = client.ReceiveAsync(receiver, cancel.Token);
        await receiver.First;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving);
    }

    [Fact]
    public async Task Connect_Refused_SaysTheServersWords()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 11\r\n\r\nunknown run");
        });
        await using var client = new LongPollingClient(server.Request("http", "long-polling"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.Contains("404 Not Found", e.Message, StringComparison.Ordinal);
        Assert.Contains("unknown run", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 410 Gone\r\nContent-Length: 4\r\n\r\nover", "410 Gone")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nover", "text/html")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 5\r\n\r\n\0\0\0\u0002a", "inside an event")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\n\r\n\0\0\u0004\u0001", "1025 bytes")]
    public async Task Receive_AnswerNotOfTheContract_SaysWhatArrived(string answer, string named)
    {
        await using var server = Answering(connection => connection.WriteAsync(answer));
        await using var client = new LongPollingClient(server.Request("http", "long-polling") with { MaxPayloadBytes = 1024 });
        await client.ConnectAsync(Token);
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => client.ReceiveAsync(new RecordingReceiver(), Token));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_EndInsideABody_IsAnIOException()
    {
        await using var server = Answering(connection => connection.WriteAsync($"HTTP/1.1 200 OK\r\n{Octets}Content-Length: 50\r\n\r\n\0\0\0\u0001a"));
        await using var client = new LongPollingClient(server.Request("http", "long-polling"));
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        await Assert.ThrowsAnyAsync<IOException>(() => client.ReceiveAsync(receiver, Token));
        Assert.Equal(["a"], receiver.Texts);
    }

    [Fact]
    public async Task Connect_OverASharedConnection_MeetsItWarm()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            for (var i = 0; i < 2; i++)
            {
                await connection.ReadHeadAsync();
                await connection.WriteAsync(Probed);
            }
        });
        using var shared = new FeedHttpConnection(server.Request("http", "long-polling"));
        for (var i = 0; i < 2; i++)
        {
            await using var client = new LongPollingClient(server.Request("http", "long-polling"), shared);
            await client.ConnectAsync(Token);
        }

        Assert.Equal(1, shared.Opened);
    }

    private static ScriptedServer Answering(Func<ScriptedConnection, Task> answer) => new(async connection =>
    {
        await connection.ReadHeadAsync();
        await connection.WriteAsync(Probed);
        await connection.ReadHeadAsync();
        await answer(connection);
    });

    private static async Task WriteAsync(ScriptedConnection connection, string fields, byte[][] events)
    {
        var body = new List<byte>();
        Span<byte> prefix = stackalloc byte[4];
        foreach (var payload in events)
        {
            BinaryPrimitives.WriteInt32BigEndian(prefix, payload.Length);
            body.AddRange(prefix);
            body.AddRange(payload);
        }

        await connection.WriteAsync($"HTTP/1.1 200 OK\r\n{fields}Content-Length: {body.Count}\r\n\r\n");
        foreach (var piece in body.Chunk(3))
            await connection.WriteAsync([piece]);
    }

    private static string Query(string head) => AfterAndWhatFollows().Match(head).Value;

    [GeneratedRegex("after=[^ ]*")]
    private static partial Regex AfterAndWhatFollows();
}
