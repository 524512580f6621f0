using CsCheck;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class WebSocketByteAccountTests
{
    private const string Request = "GET /feed/websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n";
    private const string Response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void WholeConnection_SplitAnywhere_NamesEveryByte(int longestPiece)
    {
        var conversation = Open()
            .DownFrame(1, "Hello"u8)
            .DownFrame(2, new byte[126])
            .DownFrame(2, new byte[65_536])
            .DownFrame(9, "ping"u8)
            .UpFrame(10, "ping"u8, 0x01020304)
            .UpFrame(1, "up"u8, 0x37FA213D)
            .UpFrame(8, [3, 232], 0)
            .DownFrame(8, [3, 232]);

        var expected = new ByteTotals
        {
            Down = Response.Length + 7 + 130 + 65_546 + 6 + 4,
            Up = Request.Length + 10 + 8 + 8,
            Handshake = Request.Length + Response.Length + 8 + 4,
            Payload = 5 + 126 + 65_536,
            Framing = 2 + 4 + 10,
            Control = 6 + 10,
            UpPayload = 2,
            UpFraming = 6,
            Events = 3,
            UpEvents = 1,
        };
        Assert.Equal(0, expected.Unnamed);
        Assert.Equal(expected, conversation.In(new WebSocketByteAccount(), 1, longestPiece));
        Assert.Equal(expected, conversation.In(new WebSocketByteAccount()));
    }

    [Fact]
    public void RandomFrames_SplitAtRandom_AgreeWithTheWireModel() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 300], Gen.Int[65_530, 65_540]).Array[0, 12], Gen.Int[0, 300].Array[0, 12], Gen.Int[1, 400], Gen.ULong)
            .Sample((down, up, longestPiece, seed) =>
            {
                var conversation = Open();
                foreach (var size in down)
                    conversation.DownFrame(2, new byte[size]);
                foreach (var size in up)
                    conversation.UpFrame(1, new byte[size], (uint)seed);
                var totals = conversation.In(new WebSocketByteAccount(), seed, longestPiece);
                return totals.Unnamed == 0
                    && totals.Payload == down.Sum()
                    && totals.Framing == down.Sum(size => WebSocketFrame.Overhead(size, masked: false))
                    && totals.UpPayload == up.Sum()
                    && totals.UpFraming == up.Sum(size => WebSocketFrame.Overhead(size, masked: true))
                    && (totals.Events, totals.UpEvents) == (down.Length, up.Length)
                    && (totals.Chunking, totals.Control, totals.HttpHeaderBytesAfterHandshake) == (0, 0, 0);
            }, iter: 300);

    [Fact]
    public void FragmentedMessage_WithAPingWithin_IsOneEvent()
    {
        // RFC 6455 §5.7: "Hel" and "lo".
        var totals = Open().DownFrame(1, "Hel"u8, final: false).DownFrame(9, []).DownFrame(0, "lo"u8).In(new WebSocketByteAccount());
        Assert.Equal((1, 5, 4, 2, 0), (totals.Events, totals.Payload, totals.Framing, totals.Control, totals.Unnamed));
    }

    [Fact]
    public void RefusedHandshake_WithABody_IsAllHandshake()
    {
        var totals = new Conversation().Up(Request).Down("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno").In(new WebSocketByteAccount(), 3, 5);
        Assert.Equal(totals.Down + totals.Up, totals.Handshake);
        Assert.Equal(0, totals.Events);
    }

    [Fact]
    public void CutOffFrame_IsNamedByWhatWasSeen()
    {
        var totals = Open().Down(0x82, 0x7E, 0x01).In(new WebSocketByteAccount());
        Assert.Equal((3, 0, 0), (totals.Framing, totals.Events, totals.Unnamed));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("\u0083\u0000")]
    [InlineData("\u00C1\u0080")]
    [InlineData("\u0082\u0081")]
    [InlineData("\u0089\u007E\u0000\u00FF")]
    public void BytesThatAreNoFrame_AreUnnamed(string bytes)
    {
        var totals = Open().DownFrame(1, "ok"u8).Down(bytes).In(new WebSocketByteAccount());
        Assert.True(totals.Unnamed > 0);
        Assert.Equal(1, totals.Events);
    }

    [Fact]
    public void UnmaskedFrameFromTheClient_IsUnnamed() =>
        Assert.True(Open().Up(0x81, 0x01, 0x41).In(new WebSocketByteAccount()).Unnamed > 0);

    private static Conversation Open() => new Conversation().Up(Request).Down(Response);
}
