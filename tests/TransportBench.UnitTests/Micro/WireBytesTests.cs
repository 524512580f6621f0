using TransportBench.Core.Feeds;
using TransportBench.Micro;
using Xunit;

namespace TransportBench.UnitTests.Micro;

/// <summary>That the column of bytes shows what RFC 6455, WHATWG HTML §9.2 and base64 say, worked out by hand.</summary>
public sealed class WireBytesTests
{
    [Theory]
    [InlineData(nameof(EncodeEvent.WebSocketTuned), 128 + 4)]
    [InlineData(nameof(EncodeEvent.WebSocketFramework), 128 + 4)]
    [InlineData(nameof(EncodeEvent.WebSocketMasked), 128 + 8)]
    [InlineData(nameof(EncodeEvent.EventStreamTuned), 128 + 8)]
    [InlineData(nameof(EncodeEvent.EventStreamFramework), 128 + 8)]
    public void EncodeEvent_Text_IsPayloadAndFraming(string benchmark, double expected) => Assert.Equal(expected, Encoded(PayloadKind.Text, 128, benchmark));

    [Theory]
    [InlineData(nameof(EncodeEvent.EventStreamTuned))]
    [InlineData(nameof(EncodeEvent.EventStreamFramework))]
    public void EncodeEvent_BinaryOverAnEventStream_IsBase64(string benchmark) => Assert.Equal(1_368 + 8, Encoded(PayloadKind.Binary, 1_024, benchmark));

    [Fact]
    public void EncodeEvent_SignalRInMessagePack_IsSmallerThanInJson() => Assert.InRange(
        Encoded(PayloadKind.Binary, 1_024, nameof(EncodeEvent.SignalRMessagePack)), 1_025, Encoded(PayloadKind.Binary, 1_024, nameof(EncodeEvent.SignalRJson)) - 300);

    [Theory]
    [InlineData(nameof(CarryBinary.Frame), 1_024 + 4)]
    [InlineData(nameof(CarryBinary.Base64Block), 1_368 + 8)]
    public void CarryBinary_IsPayloadAndFraming(string benchmark, double expected)
    {
        var benchmarks = new CarryBinary { Size = 1_024 };
        benchmarks.Setup();
        Assert.Equal(expected, benchmarks.WireBytes(benchmark));
    }

    [Theory]
    [InlineData(nameof(FanOut.WebSocketOnce), 132)]
    [InlineData(nameof(FanOut.EventStreamEach), 136)]
    public void FanOut_IsSoManyTimesTheEvent(string benchmark, int perSubscriber)
    {
        var benchmarks = new FanOut { Subscribers = 100 };
        benchmarks.Setup();
        Assert.Equal(100.0 * perSubscriber, benchmarks.WireBytes(benchmark));
    }

    [Fact]
    public void CompressEvent_IsSmallerThanPlain()
    {
        var benchmarks = new CompressEvent { Payload = new Payload(PayloadKind.Json, 1_024) };
        benchmarks.Setup();
        var plain = benchmarks.WireBytes(nameof(CompressEvent.Plain))!.Value;
        Assert.Equal(1_028, plain);
        foreach (var benchmark in new[] { nameof(CompressEvent.Deflate), nameof(CompressEvent.Gzip), nameof(CompressEvent.BrotliFastest), nameof(CompressEvent.BrotliOptimal) })
            Assert.InRange(benchmarks.WireBytes(benchmark)!.Value, 10, plain - 1);
    }

    [Theory]
    [InlineData(nameof(Handshake.WebSocket))]
    [InlineData(nameof(Handshake.EventStream))]
    public void Handshake_IsBothHeads(string benchmark)
    {
        var benchmarks = new Handshake();
        benchmarks.Setup();
        Assert.InRange(benchmarks.WireBytes(benchmark)!.Value, 100, 1_000);
    }

    private static double Encoded(PayloadKind kind, int size, string benchmark)
    {
        var benchmarks = new EncodeEvent { Payload = new Payload(kind, size) };
        benchmarks.Setup();
        return benchmarks.WireBytes(benchmark)!.Value;
    }
}
