using CsCheck;
using TransportBench.Core.WireModel;
using TransportBench.Measurement.Bytes;
using Xunit;

namespace TransportBench.UnitTests.Measurement.Bytes;

public sealed class LengthPrefixByteAccountTests
{
    private const string Request = "GET /feed/tcp?lane=tcp:tuned:socket HTTP/1.1\r\n";

    [Fact]
    public void RandomRecords_SplitAtRandom_AgreeWithTheWireModel() =>
        Gen.Select(Gen.Int[0, 600].Array[0, 20], Gen.Int[1, 100], Gen.ULong).Sample((sizes, longestPiece, seed) =>
        {
            var conversation = new Conversation().Up(Request).Down("OK\r\n");
            foreach (var size in sizes)
                conversation.Down(0, 0, (byte)(size >> 8), (byte)size).Down(new byte[size]);
            return conversation.In(new LengthPrefixByteAccount(), seed, longestPiece) == new ByteTotals
            {
                Down = conversation.DownLength,
                Up = Request.Length,
                Handshake = Request.Length + 4,
                Payload = sizes.Sum(),
                Framing = LengthPrefixFraming.Overhead * sizes.Length,
                Events = sizes.Length,
            };
        });

    [Fact]
    public void NegativeLength_IsUnnamed() =>
        Assert.Equal(4, new Conversation().Up(Request).Down("OK\r\n").Down(0x80, 0, 0, 0).In(new LengthPrefixByteAccount()).Unnamed);
}
