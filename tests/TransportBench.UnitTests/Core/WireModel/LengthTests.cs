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

    [Fact]
    public void NegativeLengths_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChunkedEncoding.FramingLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Base64Length.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WebSocketFrame.HeaderLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventStreamFormat.MaxLength(-1));
    }
}
