using System.Globalization;
using TransportBench.Core.WireModel;
using Xunit;

namespace TransportBench.UnitTests.Core.WireModel;

public sealed class LengthTests
{
    [Theory]
    [InlineData(0, ChunkedEncoding.LastChunkLength)]
    [InlineData(1, 5)]
    [InlineData(15, 5)]
    [InlineData(16, 6)]
    [InlineData(255, 6)]
    [InlineData(256, 7)]
    [InlineData(65_535, 8)]
    [InlineData(65_536, 9)]
    [InlineData(long.MaxValue, 20)]
    public void FramingLength_OfAChunk_IsItsHexDigitsAndTwoLineEnds(long chunk, int expected)
    {
        Assert.Equal(expected, ChunkedEncoding.FramingLength(chunk));
        Assert.Equal(chunk.ToString("x", CultureInfo.InvariantCulture).Length + 4, ChunkedEncoding.FramingLength(chunk));
    }

    [Fact]
    public void Base64_EveryLength_IsThatOfTheFramework()
    {
        for (var length = 0; length < 100; length++)
            Assert.Equal(Convert.ToBase64String(new byte[length]).Length, Base64Length.Of(length));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 9)]
    [InlineData(16_384, 9)]
    [InlineData(16_385, 18)]
    [InlineData(200_000, 117)]
    public void Http2Frames_OfAWrite_AreHeadersOfNineBytes(long write, long expected) => Assert.Equal(expected, Http2Frame.FramingLength(write));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(16_384, 1)]
    [InlineData(16_385, 2)]
    [InlineData(200_000, 13)]
    public void TlsRecords_OfAWrite_HoldSixteenKibibytes(long write, long expected) => Assert.Equal(expected, TlsRecord.Count(write));

    /// <summary>RFC 8446 §5.2: 5 + 1 + 16.</summary>
    [Fact]
    public void TlsRecord_Costs22Bytes() => Assert.Equal(22, TlsRecord.Overhead);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1_448, 1)]
    [InlineData(1_449, 2)]
    public void TcpSegments_OnEthernet_Hold1448Bytes(long write, long expected) => Assert.Equal(expected, TcpSegment.Count(write, 1_500));

    [Fact]
    public void NegativeLengths_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Http2Frame.Count(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TlsRecord.Count(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpSegment.Count(-1, 1_500));
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpSegment.MaximumData(67));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChunkedEncoding.FramingLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Base64Length.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WebSocketFrame.HeaderLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventStreamFormat.MaxLength(-1));
    }
}
