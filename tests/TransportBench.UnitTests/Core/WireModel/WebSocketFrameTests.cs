using CsCheck;
using TransportBench.Core.WireModel;
using Xunit;

namespace TransportBench.UnitTests.Core.WireModel;

public sealed class WebSocketFrameTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(125, 2)]
    [InlineData(126, 4)]
    [InlineData(127, 4)]
    [InlineData(65_535, 4)]
    [InlineData(65_536, 10)]
    [InlineData(long.MaxValue, 10)]
    public void HeaderLength_AtEveryStep_FollowsTheRfc(long payload, int expected)
    {
        Assert.Equal(expected, WebSocketFrame.HeaderLength(payload));
        Assert.Equal(expected, WebSocketFrame.Overhead(payload, masked: false));
        Assert.Equal(expected + 4, WebSocketFrame.Overhead(payload, masked: true));
        Assert.InRange(WebSocketFrame.Overhead(payload, masked: true), 6, WebSocketFrame.MaxOverhead);
    }

    // RFC 6455 §5.7, and the lengths around each step by hand.
    [Theory]
    [InlineData(1, 5, true, "8105")]
    [InlineData(1, 3, false, "0103")]
    [InlineData(0, 2, true, "8002")]
    [InlineData(9, 5, true, "8905")]
    [InlineData(2, 256, true, "827E0100")]
    [InlineData(2, 65_536, true, "827F0000000000010000")]
    [InlineData(2, 0, true, "8200")]
    [InlineData(2, 125, true, "827D")]
    [InlineData(2, 126, true, "827E007E")]
    [InlineData(2, 127, true, "827E007F")]
    [InlineData(2, 65_535, true, "827EFFFF")]
    public void WriteHeader_OfTheRfcsExamples_GivesTheirBytes(byte opcode, long payload, bool final, string expected)
    {
        var header = new byte[16];
        var length = WebSocketFrame.WriteHeader(header, opcode, payload, final);
        Assert.Equal(expected, Convert.ToHexString(header, 0, length));
    }

    [Fact]
    public void WriteHeader_NoRoomOrNoSuchOpcode_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WebSocketFrame.WriteHeader(new byte[3], 2, 126));
        Assert.Throws<ArgumentOutOfRangeException>(() => WebSocketFrame.WriteHeader(new byte[16], 16, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WebSocketFrame.WriteHeader(new byte[16], 2, -1));
    }

    [Fact]
    public void Mask_OfTheRfcsHello_GivesItsBytes()
    {
        var payload = "Hello"u8.ToArray();
        WebSocketFrame.Mask(payload, 0x37FA213D);
        Assert.Equal("7F9F4D5158", Convert.ToHexString(payload));
    }

    [Fact]
    public void Mask_AnyPayloadAndKey_XorsEachByteWithItsKeyByte() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.UInt).Sample((payload, key) =>
        {
            var masked = payload.ToArray();
            WebSocketFrame.Mask(masked, key);
            return masked.Select((b, i) => (byte)(b ^ (key >> (24 - 8 * (i % 4))))).SequenceEqual(payload);
        });
}
