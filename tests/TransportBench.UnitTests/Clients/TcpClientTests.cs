using System.Buffers.Binary;
using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Core;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class TcpClientTests
{
    public static TheoryData<string, string> Readers => new() { { "tcp", "socket" }, { "tcp", "stream" }, { "tcp-blocking", "blocking" } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EventsOfManySizes_HandsOverEachToTheByte(string transport, string id)
    {
        byte[][] payloads = [[], [1], [], Fill(4096), Fill(65_536), Fill(1_000_003), [2, 3]];
        long written = 0;
        await using var server = new ScriptedServer(async connection =>
        {
            Assert.Equal("GET /feed/tcp?lane=lane%231&edition=tuned&run=r1&after=-1\r\n", await connection.ReadLineAsync());
            await connection.WriteAsync("OK\r\n");
            await connection.WriteAsync([.. payloads.Select(Framed)]);
            written = connection.BytesWritten;
        });
        var tap = new RecordingTap();
        var client = Create(transport, id, server.Request("tcp", "tcp", tap));
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        Assert.Null(client.TcpCounters);
        await client.DisposeAsync();
        await server.Played;

        Assert.Equal(payloads, receiver.Payloads);
        Assert.All(receiver.Stamps, s => Assert.True(s.Wire > 0 && s.Wire <= s.Received));
        Assert.Equal(written, tap.DownBytes);
        if (OperatingSystem.IsLinux())
            Assert.Equal(tap.UpBytes, client.TcpCounters?.BytesSent);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EveryPlaceOfACut_HandsOverTheSame(string transport, string id)
    {
        byte[] script = [.. "OK\r\n"u8, .. Framed([7, 8]), .. Framed([]), .. Framed([9])];
        var scripts = Enumerable.Range(0, script.Length).Select<int, Func<ScriptedConnection, Task>>(cut => async connection =>
        {
            await connection.ReadLineAsync();
            await connection.WriteAsync(script[..cut], script[cut..]);
        });
        await using var server = new ScriptedServer([.. scripts]);
        for (var cut = 0; cut < script.Length; cut++)
        {
            var receiver = new RecordingReceiver();
            await using var client = Create(transport, id, server.Request("tcp", "tcp"));
            await client.ConnectAsync(Token);
            await client.ReceiveAsync(receiver, Token);
            Assert.Equal([[7, 8], [], [9]], receiver.Payloads);
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Connect_Refused_SaysTheServersWords(string transport, string id)
    {
        await using var server = Answering("ERROR unknown run 'r1'\r\n");
        await using var client = Create(transport, id, server.Request("tcp", "tcp"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.Contains("unknown run 'r1'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Connect_NobodyListens_SaysWhere(string transport, string id)
    {
        FeedRequest request;
        await using (var server = new ScriptedServer())
            request = server.Request("tcp", "tcp");
        await using var client = Create(transport, id, request);
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.Contains(request.Url.Authority, e.Message, StringComparison.Ordinal);
        Assert.NotNull(e.InnerException);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Connect_AnswerNotOfTheContract_SaysWhatArrived(string transport, string id)
    {
        string[] answers = ["HELLO\r\n", "OKAY\r\n", "OK", "", new string('x', 5000)];
        string[] words = ["'HELLO'", "'OKAY'", "after 2 bytes", "after 0 bytes", "without a line end"];
        foreach (var (answer, word) in answers.Zip(words))
        {
            await using var server = Answering(answer);
            await using var client = Create(transport, id, server.Request("tcp", "tcp"));
            var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
            Assert.Contains(word, e.Message, StringComparison.Ordinal);
            Assert.IsType<FeedProtocolException>(e.InnerException);
        }
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EventBeyondTheLimit_IsRefusedBeforeItArrives(string transport, string id)
    {
        await using var server = Answering("OK\r\n", [0, 0, 0, 11]);
        await using var client = Create(transport, id, server.Request("tcp", "tcp") with { MaxPayloadBytes = 10 });
        await client.ConnectAsync(Token);
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => client.ReceiveAsync(new RecordingReceiver(), Token));
        Assert.Contains("11 bytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EndInsideAnEvent_IsNoEnd(string transport, string id)
    {
        await using var server = Answering("OK\r\n", Framed([1, 2, 3])[..6]);
        await using var client = Create(transport, id, server.Request("tcp", "tcp"));
        await client.ConnectAsync(Token);
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => client.ReceiveAsync(new RecordingReceiver(), Token));
        Assert.Contains("6 bytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_Reset_IsAnIOException(string transport, string id)
    {
        var receiver = new RecordingReceiver();
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadLineAsync();
            await connection.WriteAsync([.. "OK\r\n"u8, .. Framed([1])]);
            await receiver.First;
            connection.Reset();
        });
        await using var client = Create(transport, id, server.Request("tcp", "tcp"));
        await client.ConnectAsync(Token);
        await Assert.ThrowsAnyAsync<IOException>(() => client.ReceiveAsync(receiver, Token));
        Assert.Single(receiver.Payloads);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_Cancelled_Stops(string transport, string id)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadLineAsync();
            await connection.WriteAsync([.. "OK\r\n"u8, .. Framed([1])]);
            await connection.ReadToEndAsync();
        });
        var client = Create(transport, id, server.Request("tcp", "tcp"));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
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

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_ReceiverThrows_PassesItOn(string transport, string id)
    {
        await using var server = Answering("OK\r\n", Framed([1]));
        await using var client = Create(transport, id, server.Request("tcp", "tcp"));
        await client.ConnectAsync(Token);
        await Assert.ThrowsAsync<DivideByZeroException>(() => client.ReceiveAsync(new ThrowingReceiver(), Token));
    }

    [Fact]
    public void Deliver_TenThousandEvents_AllocatesNothing()
    {
        var buffer = new ReceiveBuffer();
        var receiver = new CountingReceiver();
        var frame = Framed(Fill(128));
        var sent = 0;
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var end = sent + 10_000; sent < end; sent++)
            {
                frame.CopyTo(buffer.Free);
                buffer.Commit(frame.Length);
                LengthPrefix.Deliver(buffer, 1024, receiver, 1);
            }
        }));
        Assert.Equal(sent, receiver.Count);
    }

    private static IFeedClient Create(string transport, string id, FeedRequest request) =>
        FeedClients.Find(id)!.Create(Transports.Find(transport)!, request);

    private static ScriptedServer Answering(string line, params byte[][] pieces) => new(async connection =>
    {
        await connection.ReadLineAsync();
        await connection.WriteAsync(line);
        await connection.WriteAsync(pieces);
    });

    private static byte[] Framed(byte[] payload)
    {
        var bytes = new byte[4 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, payload.Length);
        payload.CopyTo(bytes.AsSpan(4));
        return bytes;
    }

    private static byte[] Fill(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 >> 3))];
}
