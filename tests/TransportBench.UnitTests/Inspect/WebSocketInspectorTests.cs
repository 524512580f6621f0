using System.Text;
using CsCheck;
using TransportBench.Inspect;
using Xunit;

namespace TransportBench.UnitTests.Inspect;

public sealed class WebSocketInspectorTests
{
    private const string Hello = "{\"opcode\":1,\"fin\":true,\"masked\":false,\"header\":2,\"payload\":5}\n";

    private static readonly int[] Opcodes = [0, 1, 2, 8, 9, 10];

    [Theory]
    [InlineData("810548656c6c6f", Hello)]
    [InlineData("818537fa213d7f9f4d5158", "{\"opcode\":1,\"fin\":true,\"masked\":true,\"header\":6,\"payload\":5}\n")]
    [InlineData("010348656c80026c6f", "{\"opcode\":1,\"fin\":false,\"masked\":false,\"header\":2,\"payload\":3}\n{\"opcode\":0,\"fin\":true,\"masked\":false,\"header\":2,\"payload\":2}\n")]
    [InlineData("890548656c6c6f8a8537fa213d7f9f4d5158", "{\"opcode\":9,\"fin\":true,\"masked\":false,\"header\":2,\"payload\":5}\n{\"opcode\":10,\"fin\":true,\"masked\":true,\"header\":6,\"payload\":5}\n")]
    [InlineData("8800", "{\"opcode\":8,\"fin\":true,\"masked\":false,\"header\":2,\"payload\":0}\n")]
    [InlineData("", "")]
    public void Run_ExamplesOfRfc6455Section57_WritesALinePerFrame(string hex, string lines) => Assert.Equal(lines, Inspect(Convert.FromHexString(hex)));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(125, 2)]
    [InlineData(126, 4)]
    [InlineData(65535, 4)]
    [InlineData(65536, 10)]
    [InlineData(200_000, 10)]
    public void Run_LengthForms_CountTheHeader(int payload, int header)
    {
        Assert.Equal(WebSocketFrames.Line(2, true, false, header, payload), Inspect(WebSocketFrames.Encode(2, true, false, payload)));
        Assert.Equal(WebSocketFrames.Line(2, true, true, header + 4, payload), Inspect(WebSocketFrames.Encode(2, true, true, payload)));
    }

    [Theory]
    [InlineData("c100", "byte 7: RSV1")]
    [InlineData("a100", "byte 7: RSV2")]
    [InlineData("9100", "byte 7: RSV3")]
    [InlineData("8300", "byte 7: opcode 3 is reserved")]
    [InlineData("8f00", "byte 7: opcode 15 is reserved")]
    [InlineData("0900", "byte 7: a control frame (opcode 9) without FIN")]
    [InlineData("887e007e", "byte 8: a control frame (opcode 8)")]
    [InlineData("817e007d", "byte 9: payload length 125 is written in 16 bits; the shortest form must be used: 7 bits")]
    [InlineData("817f000000000000007d", "byte 9: payload length 125 is written in 64 bits; the shortest form must be used: 7 bits")]
    [InlineData("817f000000000000ffff", "byte 9: payload length 65535 is written in 64 bits; the shortest form must be used: 16 bits")]
    [InlineData("817f8000000000010000", "byte 9: the most significant bit")]
    [InlineData("81", "byte 7: the capture ends inside the frame header that begins here: 1 of at least 2 bytes")]
    [InlineData("817e01", "byte 7: the capture ends inside the frame header that begins here: 3 of 4 bytes")]
    [InlineData("8185010203", "byte 7: the capture ends inside the frame header that begins here: 5 of 6 bytes")]
    [InlineData("810548656c", "byte 7: the capture ends inside the frame that begins here: 3 of 5 payload bytes")]
    [InlineData("827f7fffffffffffffff00", "byte 7: the capture ends inside the frame that begins here: 1 of 9223372036854775807 payload bytes")]
    public void Run_BrokenFrame_NamesTheByteAfterTheFramesBeforeIt(string hex, string message)
    {
        byte[] capture = Convert.FromHexString("810548656c6c6f" + hex);
        using var input = new TrickleStream(capture, 1);
        using var output = new StringWriter();
        var e = Assert.Throws<InvalidDataException>(() => WebSocketInspector.Run(input, output));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(Hello, output.ToString());
    }

    [Fact]
    public void Run_AnyFrames_WritesThemWhateverTheReads()
    {
        Gen<(int Opcode, bool Fin, bool Masked, int Payload)> frame = Gen.Select(Gen.Int[0, 5], Gen.Bool, Gen.Bool, Gen.Int[0, 300])
            .Select((pick, fin, masked, payload) => (Opcodes[pick], fin, masked, payload))
            .Select((opcode, fin, masked, payload) => opcode < 8 ? (opcode, fin, masked, payload) : (opcode, true, masked, payload % 126));
        Gen.Select(frame.Array[0, 8], Gen.Int[1, 400]).Sample(
            (frames, perRead) =>
            {
                byte[] capture = [.. frames.SelectMany(f => WebSocketFrames.Encode(f.Opcode, f.Fin, f.Masked, f.Payload))];
                string expected = string.Concat(frames.Select(f =>
                    WebSocketFrames.Line(f.Opcode, f.Fin, f.Masked, 2 + (f.Payload > 125 ? 2 : 0) + (f.Masked ? 4 : 0), f.Payload)));
                Assert.Equal(expected, Inspect(capture, perRead));
            },
            iter: 2_000);
    }

    [Fact]
    public void Run_RandomBytes_EndsWithLinesOrAnExplanation() =>
        Gen.Byte.Array[0, 300].Sample(
            bytes =>
            {
                try
                {
                    Inspect(bytes, 5);
                }
                catch (InvalidDataException e)
                {
                    Assert.StartsWith("byte ", e.Message, StringComparison.Ordinal);
                }
            },
            iter: 5_000);

    [Theory]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("GET /feed/websocket HTTP/1.1\r\nUpgrade: websocket\r\n\r\n")]
    public void Run_HttpHeadBeforeTheFrames_IsSkipped(string head) =>
        Assert.Equal(Hello, Inspect([.. Encoding.ASCII.GetBytes(head), .. Convert.FromHexString("810548656c6c6f")], 3));

    [Fact]
    public void Run_HeadWithPermessageDeflate_AllowsRsv1OnDataOnly()
    {
        byte[] head = "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-extensions: permessage-deflate\r\n\r\n"u8.ToArray();
        Assert.Equal(WebSocketFrames.Line(1, true, false, 2, 1), Inspect([.. head, 0xC1, 1, 0]));
        Assert.Throws<InvalidDataException>(() => Inspect([.. head, 0xC0, 1, 0]));
        Assert.Throws<InvalidDataException>(() => Inspect([.. head, 0xC9, 0]));
        Assert.Throws<InvalidDataException>(() => Inspect([.. head, 0xA1, 0]));
    }

    [Fact]
    public void Run_HeadWithoutEnd_IsAnError()
    {
        Assert.Throws<InvalidDataException>(() => Inspect("GET / HTTP/1.1\r\n"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => Inspect([.. "GET "u8, .. new byte[200_000]], 4096));
    }

    private static string Inspect(byte[] capture, int perRead = 65536)
    {
        using var input = new TrickleStream(capture, perRead);
        using var output = new StringWriter();
        WebSocketInspector.Run(input, output);
        return output.ToString();
    }
}
