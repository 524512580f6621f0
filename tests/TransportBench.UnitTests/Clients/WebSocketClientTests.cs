using System.Text;
using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Clients.WebSockets;
using TransportBench.Core;
using Xunit;
using static TransportBench.UnitTests.Clients.WebSocketScript;

namespace TransportBench.UnitTests.Clients;

public sealed class WebSocketClientTests
{
    public static TheoryData<string> Readers => ["socket", "clientwebsocket", "websocket.client"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EventsOfManySizes_HandsOverEachToTheByte(string id)
    {
        (int First, byte[] Payload)[] events =
        [
            (Binary, []), (Text, "héllo ☃ \0"u8.ToArray()), (Text, []), (Binary, Fill(125)), (Binary, Fill(126)),
            (Text, Encoding.ASCII.GetBytes(new string('t', 65_535))), (Binary, Fill(65_536)), (Binary, Fill(1_000_003)), (Binary, [0xFF]),
        ];
        long written = 0;
        await using var server = new ScriptedServer(async connection =>
        {
            await AcceptAsync(connection);
            await connection.WriteAsync([.. events.Select(e => Frame(e.First, e.Payload))]);
            await CloseAsync(connection);
            written = connection.BytesWritten;
        });
        var tap = new RecordingTap();
        var client = Create(id, server.Request("ws", "websocket", tap));
        var receiver = new RecordingReceiver();
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        await client.DisposeAsync();
        await server.Played;

        Assert.Equal(events.Select(e => e.Payload), receiver.Payloads);
        Assert.All(receiver.Stamps, s => Assert.True(s.Wire > 0 && s.Wire <= s.Received));
        Assert.Equal(written, tap.DownBytes);
        if (OperatingSystem.IsLinux())
            Assert.Equal(tap.UpBytes, client.TcpCounters?.BytesSent);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_FragmentsWithAPingBetween_JoinsThemAndAnswers(string id)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await AcceptAsync(connection);
            await connection.WriteAsync(Frame(0x01, "a"), Frame(Ping, "are you there"), Frame(0x00, ""), Frame(Pong, "unasked"), Frame(0x80, "bc"), Frame(Text, "d"));
            var (first, payload) = await ReadFrameAsync(connection);
            Assert.Equal(Pong, first);
            Assert.Equal("are you there", Encoding.UTF8.GetString(payload));
            await CloseAsync(connection);
        });
        var receiver = await ReceiveAllAsync(id, server);
        await server.Played;
        Assert.Equal(["abc", "d"], receiver.Texts);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Send_PayloadsOfManySizes_ArriveMasked(string id)
    {
        (bool IsText, byte[] Payload)[] events = [(true, "hé"u8.ToArray()), (false, [1, 2, 3]), (false, Fill(126)), (false, Fill(70_000)), (id != "websocket.client", [])];
        await using var server = new ScriptedServer(async connection =>
        {
            await AcceptAsync(connection);
            foreach (var (isText, expected) in events)
            {
                var (first, payload) = await ReadFrameAsync(connection);
                Assert.Equal(isText ? Text : Binary, first);
                Assert.Equal(expected, payload);
            }

            await CloseAsync(connection);
        });
        await using var client = Create(id, server.Request("ws", "websocket"));
        await client.ConnectAsync(Token);
        var receiving = client.ReceiveAsync(new RecordingReceiver(), Token);
        foreach (var (isText, payload) in events)
            await client.SendAsync(payload, isText, Token);
        await receiving;
        await client.DisposeAsync();
        await server.Played;
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Connect_WrongAccept_IsRefused(string id)
    {
        await using var server = Answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm90IHlvdXJz\r\n\r\n");
        await using var client = Create(id, server.Request("ws", "websocket"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.Contains("Sec-WebSocket-Accept", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Connect_Refused_SaysTheStatus(string id)
    {
        await using var server = Answering("HTTP/1.1 404 Not Found\r\nContent-Length: 14\r\n\r\nunknown run r1");
        await using var client = Create(id, server.Request("ws", "websocket"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.Contains("404", e.Message, StringComparison.Ordinal);
        if (id == "socket")
            Assert.Contains("unknown run r1", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connection: Upgrade")]
    [InlineData("Upgrade: websocket")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Extensions: permessage-deflate")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: chat")]
    public async Task Connect_AcceptedOtherwiseThanAsked_IsRefused(string fields)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            var accept = Accept(await connection.ReadHeadAsync());
            await connection.WriteAsync($"HTTP/1.1 101 Switching Protocols\r\n{fields}\r\nSec-WebSocket-Accept: {accept}\r\n\r\n");
        });
        await using var client = Create("socket", server.Request("ws", "websocket"));
        var e = await Assert.ThrowsAsync<FeedConnectException>(() => client.ConnectAsync(Token));
        Assert.IsType<FeedProtocolException>(e.InnerException);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_MaskedFrame_IsAProtocolError(string id)
    {
        await using var server = Accepting([Binary, 0x81, 0, 0, 0, 0, 1]);
        await Assert.ThrowsAsync<FeedProtocolException>(() => ReceiveAllAsync(id, server));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_MessageBeyondTheLimit_IsAProtocolError(string id)
    {
        await using var server = Accepting(Frame(Binary, Fill(11)));
        await using var client = Create(id, server.Request("ws", "websocket") with { MaxPayloadBytes = 10 });
        await client.ConnectAsync(Token);
        var e = await Assert.ThrowsAsync<FeedProtocolException>(() => client.ReceiveAsync(new RecordingReceiver(), Token));
        Assert.Contains("11 bytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_ClosedWithAnError_IsNoEnd(string id)
    {
        await using var server = Accepting(Frame(Text, "x"), CloseFrame(1011, "out of events"));
        var e = await Assert.ThrowsAnyAsync<IOException>(() => ReceiveAllAsync(id, server));
        Assert.Contains("1011 'out of events'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_EndWithoutACloseFrame_IsNoEnd(string id)
    {
        await using var server = Accepting(Frame(Text, "x"));
        await Assert.ThrowsAnyAsync<IOException>(() => ReceiveAllAsync(id, server));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Receive_Reset_IsAnIOException(string id)
    {
        var receiver = new RecordingReceiver();
        await using var server = new ScriptedServer(async connection =>
        {
            await AcceptAsync(connection);
            await connection.WriteAsync(Frame(Text, "x"));
            await receiver.First;
            connection.Reset();
        });
        await using var client = Create(id, server.Request("ws", "websocket"));
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
            await AcceptAsync(connection);
            await connection.WriteAsync(Frame(Text, "x"));
            await connection.ReadToEndAsync();
        });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var client = Create(id, server.Request("ws", "websocket"));
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
    public async Task Receive_ReceiverThrows_PassesItOn(string id)
    {
        await using var server = Accepting(Frame(Text, "x"));
        await using var client = Create(id, server.Request("ws", "websocket"));
        await client.ConnectAsync(Token);
        await Assert.ThrowsAsync<DivideByZeroException>(() => client.ReceiveAsync(new ThrowingReceiver(), Token));
    }

    [Fact]
    public async Task Connect_OverASharedConnection_MeetsItWarm()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            await AcceptAsync(connection);
            await connection.WriteAsync(Frame(Text, "warm"));
            await CloseAsync(connection);
        });
        using var shared = new FeedHttpConnection(server.Request("ws", "websocket"));
        await shared.Client.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/"), Token);
        var receiver = new RecordingReceiver();
        await using var client = new ClientWebSocketClient(server.Request("ws", "websocket"), shared);
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        Assert.Equal(["warm"], receiver.Texts);
        Assert.Equal(1, shared.Opened);
    }

    private static async Task<RecordingReceiver> ReceiveAllAsync(string id, ScriptedServer server)
    {
        var receiver = new RecordingReceiver();
        await using var client = Create(id, server.Request("ws", "websocket"));
        await client.ConnectAsync(Token);
        await client.ReceiveAsync(receiver, Token);
        return receiver;
    }

    private static IFeedClient Create(string id, FeedRequest request) => FeedClients.Find(id)!.Create(Transports.WebSocket, request);

    private static ScriptedServer Answering(string head) => new(async connection =>
    {
        await connection.ReadHeadAsync();
        await connection.WriteAsync(head);
    });

    private static ScriptedServer Accepting(params byte[][] frames) => new(async connection =>
    {
        await AcceptAsync(connection);
        await connection.WriteAsync(frames);
    });

    private static byte[] Fill(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 >> 3))];
}
