using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Trials;
using TransportBench.Servers;
using Xunit;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>Against numbers worked out by hand from RFC 6455 §5.2, WHATWG HTML §9.2.5 and RFC 9112 §7.1.</summary>
public sealed class WirePredictionTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(125, 2)]
    [InlineData(126, 4)]
    [InlineData(65_535, 4)]
    [InlineData(65_536, 10)]
    public void Down_WebSocket_IsTheHeaderOfEveryFrame(int size, int header) =>
        Assert.Equal(20 * header, WirePrediction.Down(Plan(PayloadKind.Text, size), Plain(Transports.WebSocket)));

    /// <summary>A block is <c>data: </c>, the payload and two LF; a chunk its size in hex digits and two CRLF.</summary>
    [Theory]
    [InlineData(0, 8 + 5)] // 8 bytes: one digit.
    [InlineData(1, 8 + 5)]
    [InlineData(8, 8 + 6)] // 16 bytes: two.
    [InlineData(128, 8 + 6)]
    [InlineData(248, 8 + 7)] // 256 bytes: three.
    [InlineData(65_536, 8 + 9)]
    public void Down_EventStream_IsFieldSyntaxAndChunk(int size, int overhead) =>
        Assert.Equal(20 * overhead, WirePrediction.Down(Plan(PayloadKind.Text, size), Plain(Transports.ServerSentEvents)));

    /// <summary><c>event: message</c> with its end is 15 bytes, <c>id: N</c> with its end 6 or, from the eleventh event on, 7.</summary>
    [Fact]
    public void Down_EventStreamWithFields_CountsTheirLines() => Assert.Equal(
        (10 * (15 + 6 + 8 + 6)) + (10 * (15 + 7 + 8 + 6)),
        WirePrediction.Down(Plan(PayloadKind.Text, 128) with { Fields = EventFields.EventAndId }, Plain(Transports.ServerSentEvents)));

    /// <summary>1,024 bytes are 1,368 in base64; a block of 1,376 = 0x560 takes three digits.</summary>
    [Fact]
    public void Down_EventStreamOfBinary_CountsTheExcessOfBase64() => Assert.Equal(
        20 * (1_368 - 1_024 + 8 + 7), WirePrediction.Down(Plan(PayloadKind.Binary, 1_024), Plain(Transports.ServerSentEvents)));

    [Fact]
    public void Down_Tcp_IsALengthPerEvent() => Assert.Equal(20 * 4, WirePrediction.Down(Plan(PayloadKind.Text, 128), Plain(Transports.Tcp)));

    [Fact]
    public void Down_Polling_IsNotCovered() =>
        Assert.Throws<NotSupportedException>(() => WirePrediction.Down(Plan(PayloadKind.Text, 128), Plain(Transports.LongPolling)));

    /// <summary>A block of 16,384 bytes fits a frame, one of a byte more takes two; 9 bytes a frame in place of chunks.</summary>
    [Theory]
    [InlineData(128, 20, 20 * (8 + 9))]
    [InlineData(16_376, 20, 20 * (8 + 9))]
    [InlineData(16_377, 40, 20 * (8 + 18))]
    public void Down_EventStreamOverHttp2_IsFieldSyntaxAndFrames(int size, int frames, int overhead)
    {
        var lane = Plain(Transports.ServerSentEvents) with { Variant = new Variant { Http2 = true } };
        Assert.Equal(frames, WirePrediction.DataFrames(Plan(PayloadKind.Text, size), lane));
        Assert.Equal(overhead, WirePrediction.Down(Plan(PayloadKind.Text, size), lane, frames));
    }

    [Fact]
    public void Down_WebSocketOverHttp2_IsHeadersAndFrames() => Assert.Equal(
        20 * (4 + 9), WirePrediction.Down(Plan(PayloadKind.Text, 128), Plain(Transports.WebSocket) with { Variant = new Variant { Http2 = true } }, dataFrames: 20));

    private static Lane Plain(Transport transport) => new() { Transport = transport, Edition = Edition.Tuned, Client = "any" };

    private static TrialPlan Plan(PayloadKind kind, int size) => new()
    {
        Id = "id",
        Experiment = "bytes-per-event",
        Conditions = "conditions",
        Round = 0,
        Seed = 3,
        Mode = FeedMode.Paced,
        Lanes = [],
        Workload = new Workload { Kind = kind, SizeBytes = size, Events = 20 },
    };
}
