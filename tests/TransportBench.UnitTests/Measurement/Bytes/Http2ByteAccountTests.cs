using System.Text;
using CsCheck;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class Http2ByteAccountTests
{
    private const byte Data = 0, Headers = 1, RstStream = 3, Settings = 4, Ping = 6, GoAway = 7, WindowUpdate = 8, Continuation = 9;
    private const byte EndStream = 1, Padded = 8;

    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100_000)]
    public void EventStream_SplitAnywhere_NamesEveryByte(int longestPiece)
    {
        // The second event crosses a frame's border; pings and windows before the first event are part of the handshake.
        var conversation = new Conversation()
            .Up(Preface).Up(Frame(Settings, 0, new byte[12])).Up(Frame(WindowUpdate, 0, new byte[4])).Up(Frame(Headers, EndStream, new byte[40]))
            .Down(Frame(Settings, 0, new byte[6])).Down(Frame(Settings, 1, [])).Down(Frame(Headers, 0, new byte[20])).Down(Frame(Continuation, 0, new byte[3]))
            .Down(Frame(Data, 0, "data: Hello!!\n\n"u8)).Down(Frame(Ping, 0, new byte[8]))
            .Down(Frame(Data, 0, "data: a\ndata"u8)).Down(Frame(Data, 0, ": bc\n\n"u8))
            .Down(Frame(Data, EndStream, [])).Down(Frame(GoAway, 0, new byte[8]));
        var expected = new ByteTotals
        {
            Down = conversation.DownLength,
            Up = 24 + 21 + 13 + 49,
            Handshake = 24 + 21 + 13 + 49 + 15 + 9 + 29 + 12 + 9 + 17,
            Chunking = 3 * 9,
            FlowControl = 17,
            Payload = 7 + 4,
            Framing = 8 + 14,
            Events = 2,
            DataFrames = 3,
        };
        Assert.Equal(0, expected.Unnamed);
        Assert.Equal(expected, conversation.In(Http2ByteAccount.OfEventStream(base64: false, isCompressed: false), 1, longestPiece));
    }

    [Fact]
    public void WebSocket_ClosingFrames_ArePartOfTheHandshakeWithTheirHeaders()
    {
        var conversation = new Conversation()
            .Up(Preface).Up(Frame(Headers, 0, new byte[30]))
            .Up(Frame(Data, 0, [0x81, 0x82, 1, 2, 3, 4, 5, 6])).Up(Frame(Data, 0, [0x88, 0x80, 0, 0, 0, 0])).Up(Frame(RstStream, 0, new byte[4]))
            .Down(Frame(Headers, 0, new byte[10]))
            .Down(Frame(Data, 0, [0x81, 3, .. "abc"u8])).Down(Frame(Data, 0, [0x88, 2, 3, 232]));
        var expected = new ByteTotals
        {
            Down = conversation.DownLength,
            Up = 24 + 39 + 17 + 15 + 13,
            Handshake = 24 + 39 + 15 + 13 + 19 + 13,
            Chunking = 9,
            UpChunking = 9,
            Payload = 3,
            Framing = 2,
            Events = 1,
            UpPayload = 2,
            UpFraming = 6,
            UpEvents = 1,
            DataFrames = 1,
            UpDataFrames = 1,
        };
        Assert.Equal(0, expected.Unnamed);
        foreach (var longestPiece in (int[])[1, 4, 1000]) Assert.Equal(expected, conversation.In(Http2ByteAccount.OfWebSocket(), 1, longestPiece));
    }

    [Fact]
    public void ClientsWindowsAndPings_OnceTheStreamHasBegun_AreFlowControl()
    {
        var account = Http2ByteAccount.OfEventStream(base64: false, isCompressed: false);
        account.Up([.. Preface, .. Frame(WindowUpdate, 0, new byte[4])]);
        account.Down([.. Frame(Headers, 0, new byte[4]), .. Frame(Data, 0, "data: a\n\n"u8)]);
        account.Up([.. Frame(WindowUpdate, 0, new byte[4]), .. Frame(Ping, 1, new byte[8])]);
        Assert.Equal((13 + 17, 24 + 13 + 13), (account.Totals.FlowControl, account.Totals.Handshake));
        Assert.Equal(0, account.Totals.Unnamed);
    }

    [Fact]
    public void Padding_OfADataFrame_IsFraming()
    {
        var account = Http2ByteAccount.OfEventStream(base64: false, isCompressed: false);
        foreach (var b in Frame(Data, Padded, [3, .. "data: a\n\n"u8, 0, 0, 0])) account.Down([b]);
        Assert.Equal((9 + 1 + 3, 1, 1), (account.Totals.Chunking, account.Totals.Payload, account.Totals.Events));
        Assert.Equal(0, account.Totals.Unnamed);
    }

    [Fact]
    public void Trailers_AreHeadersAfterTheHandshake()
    {
        var account = Http2ByteAccount.OfEventStream(base64: false, isCompressed: false);
        account.Down([.. Frame(Headers, 0, new byte[4]), .. Frame(Data, 0, "data: a\n\n"u8), .. Frame(Headers, EndStream, new byte[6])]);
        Assert.Equal(15, account.Totals.HttpHeaderBytesAfterHandshake);
    }

    [Fact]
    public void FrameOfAnUnknownType_LeavesTheRestUnnamed()
    {
        var account = Http2ByteAccount.OfEventStream(base64: false, isCompressed: false);
        account.Down([.. Frame(Data, 0, "data: a\n\n"u8), .. Frame(0x42, 0, "data: b\n\n"u8)]);
        Assert.Equal((1, 18), (account.Totals.Events, account.Totals.Unnamed));
    }

    [Fact]
    public void RandomEvents_SplitAtRandom_AgreeWithTheWireModel() =>
        Gen.Select(Gen.OneOf(Gen.Int[1, 300], Gen.Int[16_370, 16_400], Gen.Int[1, 100_000]).Array[0, 8], Gen.Int[1, 20_000], Gen.ULong)
            .Sample((sizes, longestPiece, seed) =>
            {
                var conversation = new Conversation().Up(Preface).Down(Frame(Headers, 0, new byte[10]));
                long predicted = 0, syntax = 0;
                foreach (var size in sizes)
                {
                    var payload = new byte[size];
                    payload.AsSpan().Fill((byte)'x');
                    var block = new byte[EventStreamFormat.Length(payload)];
                    EventStreamFormat.Encode(payload, block);
                    for (var rest = block.AsSpan(); !rest.IsEmpty; rest = rest[Math.Min(rest.Length, Http2Frame.DefaultMaximumContent)..])
                        conversation.Down(Frame(Data, 0, rest[..Math.Min(rest.Length, Http2Frame.DefaultMaximumContent)]));
                    predicted += Http2Frame.FramingLength(block.Length);
                    syntax += block.Length - size;
                }

                var totals = conversation.In(Http2ByteAccount.OfEventStream(base64: false, isCompressed: false), seed, longestPiece);
                return totals.Unnamed == 0 && totals.Chunking == predicted && totals.Framing == syntax && totals.Payload == sizes.Sum() && totals.Events == sizes.Length;
            });

    [Fact]
    public void AnyBytes_AreCountedWithoutAnError() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Bool).Sample((bytes, isWebSocket) =>
        {
            var account = isWebSocket ? Http2ByteAccount.OfWebSocket() : Http2ByteAccount.OfEventStream(base64: true, isCompressed: false);
            account.Down(bytes);
            account.Up(bytes);
            return account.Totals.Down == bytes.Length && account.Totals.Up == bytes.Length;
        });

    private static byte[] Frame(byte type, byte flags, ReadOnlySpan<byte> content) =>
        [(byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, type, flags, 0, 0, 0, 1, .. content];
}
