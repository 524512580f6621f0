using System.Globalization;
using System.Text;
using CsCheck;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class EventStreamByteAccountTests
{
    private const string Request = "GET /feed/sse HTTP/1.1\r\nHost: a\r\n\r\n";
    private const string Chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private const string UntilClose = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void ChunkedStream_SplitAnywhere_NamesEveryByte(int longestPiece)
    {
        // The second event crosses a chunk's border; the LF that joins its lines is payload.
        var conversation = new Conversation().Up(Request).Down(Chunked)
            .Down("f\r\ndata: Hello!!\n\n\r\n").Down("10\r\ndata: a\ndata: bc\r\n").Down("2;x=y\r\n\n\n\r\n").Down("0\r\n\r\n");
        var expected = new ByteTotals
        {
            Down = conversation.DownLength,
            Up = Request.Length,
            Handshake = Request.Length + Chunked.Length + 5,
            Chunking = 5 + 6 + 9,
            Payload = 7 + 4,
            Framing = 8 + 6 + 6 + 2,
            Events = 2,
        };
        Assert.Equal(0, expected.Unnamed);
        Assert.Equal(expected, conversation.In(new EventStreamByteAccount(), 1, longestPiece));
        Assert.Equal(expected, conversation.In(new EventStreamByteAccount()));
    }

    [Theory]
    [InlineData("data:a\n\n", 1, 1)]
    [InlineData("data\n\n", 0, 1)]
    [InlineData("data:\n\n", 0, 1)]
    [InlineData("data: \n\n", 0, 1)]
    [InlineData("data:  \n\n", 1, 1)]
    [InlineData("data\ndata\n\n", 1, 1)]
    [InlineData("data: a\r\ndata: b\r\n\r\n", 3, 1)]
    [InlineData("data: a\rdata: b\r\r", 3, 1)]
    [InlineData("data: a\r\n\n", 1, 1)]
    [InlineData("\r\n\r\ndata: a\n\n", 1, 1)]
    [InlineData(": comment\n\n", 0, 0)]
    [InlineData("event: x\nid: 1\nretry: 5\n\n", 0, 0)]
    [InlineData("event: message\nid: 7\ndata: abc\n\n", 3, 1)]
    [InlineData("datax: a\n dat: b\ndat\n\n", 0, 0)]
    [InlineData("data: a\n\n\n\ndata: b\n\n", 2, 2)]
    [InlineData("data: cut off", 7, 0)]
    [InlineData("data: cut off\n", 7, 0)]
    [InlineData("data: a: b\n\n", 4, 1)]
    [InlineData("\u00EF\u00BB\u00BFdata: a\n\n", 1, 1)]
    [InlineData("data: a\n\n\u00EF\u00BB\u00BFdata: a\n\n", 1, 1)]
    public void Stream_EachFormOfLine_CountsDataAsAnApplicationGetsIt(string stream, int payload, int events)
    {
        var conversation = new Conversation().Up(Request).Down(UntilClose).Down(stream);
        foreach (var longestPiece in (int[])[1, 2, 1000])
        {
            var totals = conversation.In(new EventStreamByteAccount(), 1, longestPiece);
            Assert.Equal((payload, events, stream.Length - payload), (totals.Payload, totals.Events, totals.Framing));
            Assert.Equal(0, totals.Unnamed);
        }
    }

    [Fact]
    public void RandomEvents_ChunkedAndSplitAtRandom_AgreeWithTheWireModel() =>
        Gen.Select(Gen.String[Gen.Char["ab\n:\0 d"], 0, 60].Array[0, 20], Gen.Enum<EventFields>(), Gen.Bool, Gen.Int[1, 200], Gen.ULong)
            .Sample((texts, fields, base64, longestPiece, seed) =>
            {
                var payloads = texts.Select(Encoding.UTF8.GetBytes).ToArray();
                var conversation = new Conversation().Up(Request).Down(Chunked);
                long encoded = 0, chunking = 0;
                for (var id = 0; id < payloads.Length; id++)
                {
                    var sent = base64 ? Encoding.ASCII.GetBytes(Convert.ToBase64String(payloads[id])) : payloads[id];
                    var e = new byte[EventStreamFormat.Length(sent, fields, id)];
                    EventStreamFormat.Encode(sent, e, fields, id);
                    conversation.Down(e.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n").Down(e).Down("\r\n");
                    encoded += e.Length;
                    chunking += ChunkedEncoding.FramingLength(e.Length);
                }

                var totals = conversation.Down("0\r\n\r\n").In(new EventStreamByteAccount(base64), seed, longestPiece);
                var payload = payloads.Sum(p => p.Length);
                return totals.Unnamed == 0
                    && totals.Payload == payload
                    && totals.Framing == encoded - payload
                    && totals.Chunking == chunking
                    && totals.Events == payloads.Length
                    && totals.Handshake == Request.Length + Chunked.Length + ChunkedEncoding.LastChunkLength;
            }, iter: 500);

    [Theory]
    [InlineData(PayloadKind.Text, 5)]
    [InlineData(PayloadKind.Unicode, 128)]
    [InlineData(PayloadKind.LineEnds, 128)]
    [InlineData(PayloadKind.Binary, 300)]
    public void Feed_AnyKind_HasItsOwnBytesAsPayload(PayloadKind kind, int size)
    {
        var feed = new Feed(1, new() { Kind = kind, SizeBytes = size, Events = 100 });
        var conversation = new Conversation().Up(Request).Down(UntilClose);
        for (var n = 0; n < 100; n++)
        {
            var sent = feed.IsRawInEventStream ? feed.CreateBytes(n) : Encoding.ASCII.GetBytes(Convert.ToBase64String(feed.CreateBytes(n)));
            var e = new byte[EventStreamFormat.MaxLength(sent.Length)];
            conversation.Down(e.AsSpan(0, EventStreamFormat.Encode(sent, e)));
        }

        var totals = conversation.In(new EventStreamByteAccount(!feed.IsRawInEventStream), 1, 64);
        Assert.Equal((100, 100 * size, 0), (totals.Events, totals.Payload, totals.Unnamed));
    }

    [Fact]
    public void SecondRequestOnTheConnection_ItsHeadsAreHeaderBytesAfterTheHandshake()
    {
        var account = new EventStreamByteAccount();
        new Conversation().Up(Request).Down(Chunked).Down("9\r\ndata: a\n\n\r\n0\r\n\r\n").In(account);
        var totals = new Conversation().Up(Request).Down(Chunked).Down("9\r\ndata: b\n\n\r\n0\r\n\r\n").In(account);
        Assert.Equal(Request.Length + Chunked.Length, totals.HttpHeaderBytesAfterHandshake);
        Assert.Equal(Request.Length + Chunked.Length + 10, totals.Handshake);
        Assert.Equal((2, 0), (totals.Events, totals.Unnamed));
    }

    [Fact]
    public void RequestWithABody_CountsItAsAnEventUpwards()
    {
        var totals = new Conversation().Up("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello").Up(Request).In(new EventStreamByteAccount(), 2, 3);
        Assert.Equal((1, 5, 0), (totals.UpEvents, totals.UpPayload, totals.Unnamed));
    }

    [Fact]
    public void InformationalResponse_ComesBeforeTheStream()
    {
        const string Hints = "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n";
        var totals = new Conversation().Up(Request).Down(Hints).Down(UntilClose).Down("data: a\n\n").In(new EventStreamByteAccount(), 2, 9);
        Assert.Equal((1, Request.Length + Hints.Length + UntilClose.Length, 0), (totals.Events, totals.Handshake, totals.Unnamed));
    }

    [Fact]
    public void RefusedRequest_IsAllHandshake()
    {
        var totals = new Conversation().Up(Request).Down("HTTP/1.1 404 Not Found\r\n\r\ndata: a\n\n").In(new EventStreamByteAccount(), 2, 9);
        Assert.Equal((0, totals.Down + totals.Up), (totals.Events, totals.Handshake));
    }

    [Fact]
    public void CompressedStream_IsAllPayloadWithoutEvents()
    {
        var head = UntilClose.Replace("Connection: close", "Content-Encoding: gzip", StringComparison.Ordinal);
        var totals = new Conversation().Up(Request).Down(head).Down("data: a\n\n").In(new EventStreamByteAccount());
        Assert.Equal((0, 9, 0), (totals.Events, totals.Payload, totals.Unnamed));
    }

    [Fact]
    public void TrailerSection_IsClosing()
    {
        var totals = new Conversation().Up(Request).Down(Chunked).Down("0\r\nA: b\r\n\r\n").In(new EventStreamByteAccount(), 1, 2);
        Assert.Equal((totals.Down + totals.Up, 0), (totals.Handshake, totals.Unnamed));
    }

    [Theory]
    [InlineData("data: a\n\n")]
    [InlineData("1\r\nab\r\n")]
    [InlineData("\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("fffffffffffffffff\r\n")]
    public void BytesThatAreNoChunk_AreUnnamed(string body) =>
        Assert.True(new Conversation().Up(Request).Down(Chunked).Down(body).In(new EventStreamByteAccount(), 1, 3).Unnamed > 0);

    [Fact]
    public void RandomBytes_OfAnyKind_NeverThrowAndNeverGetTwoNames() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[1, 50], Gen.ULong, Gen.Int[0, 3]).Sample((bytes, longestPiece, seed, kind) =>
        {
            IByteAccount account = kind switch
            {
                0 => new WebSocketByteAccount(),
                1 => new LengthPrefixByteAccount(),
                _ => new EventStreamByteAccount(base64: kind == 3),
            };
            var head = kind == 0 ? "HTTP/1.1 101 Switching Protocols\r\n\r\n" : kind == 1 ? "OK\r\n" : UntilClose;
            var totals = new Conversation().Up(Request).Down(head).Down(bytes).In(account, seed, longestPiece);
            return totals.Unnamed >= 0 && totals.Unnamed <= bytes.Length + Request.Length;
        }, iter: 1000);
}
