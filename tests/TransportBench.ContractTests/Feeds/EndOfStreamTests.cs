using System.Text;
using TransportBench.ContractTests.Wiring;
using TransportBench.Core;
using Xunit;

namespace TransportBench.ContractTests.Feeds;

/// <summary>A stream that is over ends in its protocol's own way, seen in the bytes.</summary>
public sealed class EndOfStreamTests(ServerFixture servers) : IClassFixture<ServerFixture>
{
    private const int Size = 64;
    private const int Events = 5;

    private static readonly byte[] NormalClose = [0x88, 2, 0x03, 0xE8];

    [Theory(Timeout = Guard.Milliseconds)]
    [MemberData(nameof(ContractLanes.WebSockets), MemberType = typeof(ContractLanes))]
    public async Task WebSocket_End_IsACloseFrame1000ThatTheClientAnswers(string name)
    {
        var record = await RunAsync(Lane.Parse(name), TestContext.Current.CancellationToken);
        Assert.True(record.FromServer.AsSpan().EndsWith(NormalClose), $"the last bytes are {Convert.ToHexString(record.FromServer[^8..])}");
        var answer = record.ToServer.AsSpan(Encoding.Latin1.GetString(record.ToServer).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        Assert.Equal([0x88, 0x82], answer[..2].ToArray()); // A masked close frame of two bytes.
        Assert.Equal([0x03, 0xE8], new[] { (byte)(answer[6] ^ answer[2]), (byte)(answer[7] ^ answer[3]) });
        Assert.Equal(8, answer.Length);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("sse:idiomatic:socket")]
    [InlineData("sse:idiomatic:httpclient")]
    [InlineData("sse:tuned:socket")]
    [InlineData("sse:tuned:httpclient")]
    public async Task EventStream_End_IsTheLastChunk(string name)
    {
        var text = Encoding.Latin1.GetString((await RunAsync(Lane.Parse(name), TestContext.Current.CancellationToken)).FromServer);
        Assert.Contains("\r\nTransfer-Encoding: chunked\r\n", text, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\r\n0\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("tcp:idiomatic:socket")]
    [InlineData("tcp:idiomatic:stream")]
    [InlineData("tcp:tuned:socket")]
    [InlineData("tcp:tuned:stream")]
    [InlineData("tcp-blocking:tuned:blocking")]
    public async Task Tcp_End_IsFinAfterTheLastRecord(string name)
    {
        var record = await RunAsync(Lane.Parse(name), TestContext.Current.CancellationToken);
        Assert.Equal("OK\r\n".Length + (Events * (sizeof(int) + Size)), record.FromServer.Length);
    }

    [Theory(Timeout = Guard.Milliseconds)]
    [InlineData("long-polling:idiomatic:httpclient")]
    [InlineData("short-polling:idiomatic:httpclient")]
    public async Task Polling_End_IsSaidInTheLastAnswerAlone(string name)
    {
        var text = Encoding.Latin1.GetString((await RunAsync(Lane.Parse(name), TestContext.Current.CancellationToken)).FromServer);
        var last = text.LastIndexOf("HTTP/1.1 200", StringComparison.Ordinal);
        Assert.Contains("X-Feed-End: true", text[last..], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Feed-End", text[..last], StringComparison.OrdinalIgnoreCase);
    }

    private async Task<ByteRecord> RunAsync(Lane lane, CancellationToken cancellationToken)
    {
        var record = new ByteRecord();
        using var open = new OpenRun(servers.Server, Workloads.Text(Size, Events), lane);
        await using (var client = open.Client(lane, record))
        {
            await client.ConnectAsync(cancellationToken);
            var receiver = new VerifyingReceiver(open.Run.Feed);
            var receiving = client.ReceiveAsync(receiver, cancellationToken);
            await open.PaceAsync(cancellationToken);
            await receiving;
            receiver.AssertGot(Events);
        }

        await open.At(lane).Ended.WaitAsync(cancellationToken);
        Assert.Null(open.At(lane).Failure);
        return record;
    }
}
