using System.Text;
using CsCheck;
using TransportBench.Clients;
using TransportBench.Clients.Connections;
using TransportBench.Clients.WebSockets;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class WebSocketDecoderTests
{
    [Fact]
    public void Decode_ScriptCutAtEveryTwoPlaces_FindsTheSame()
    {
        byte[] script =
        [
            .. WebSocketScript.Frame(WebSocketScript.Text, ""), .. WebSocketScript.Frame(0x01, "ab"), .. WebSocketScript.Frame(WebSocketScript.Ping, "p"),
            .. WebSocketScript.Frame(0x80, "c"), .. WebSocketScript.Frame(WebSocketScript.Binary, new string('x', 130)), .. WebSocketScript.CloseFrame(1000, "bye"),
        ];
        for (var first = 0; first <= script.Length; first++)
        {
            for (var second = first; second <= script.Length; second++)
            {
                var receiver = new RecordingReceiver();
                var signals = Decode(receiver, script[..first], script[first..second], script[second..]);
                Assert.Equal(["", "abc", new string('x', 130)], receiver.Texts);
                Assert.Equal(["Ping p", "Close \u0003\u00E8bye"], signals);
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC1, 0x00 }, "0xC1")]
    [InlineData(new byte[] { 0x83, 0x00 }, "0x83")]
    [InlineData(new byte[] { 0x8B, 0x00 }, "0x8B")]
    [InlineData(new byte[] { 0x81, 0x80, 0, 0, 0, 0 }, "0x80")]
    [InlineData(new byte[] { 0x80, 0x00 }, "Continuation")]
    [InlineData(new byte[] { 0x01, 0x00, 0x81, 0x00 }, "Text")]
    [InlineData(new byte[] { 0x09, 0x00 }, "fragmented")]
    [InlineData(new byte[] { 0x89, 0x7E, 0x00, 0x7E }, "126")]
    [InlineData(new byte[] { 0x82, 0x7E, 0x00, 0x7D }, "shortest")]
    [InlineData(new byte[] { 0x82, 0x7F, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF }, "shortest")]
    [InlineData(new byte[] { 0x82, 0x7E, 0x04, 0x01 }, "1025")]
    [InlineData(new byte[] { 0x82, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, "18446744073709551615")]
    [InlineData(new byte[] { 0x81, 0x02, 0xC3, 0x28 }, "UTF-8")]
    public void Decode_ForbiddenFrame_SaysWhatArrived(byte[] bytes, string named)
    {
        var e = Assert.Throws<FeedProtocolException>(() => Decode(new RecordingReceiver(), bytes));
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_FragmentsBeyondTheLimitTogether_AreRefused()
    {
        byte[] script = [.. WebSocketScript.Frame(0x02, new byte[1000]), .. WebSocketScript.Frame(0x00, new byte[25])];
        Assert.Throws<FeedProtocolException>(() => Decode(new RecordingReceiver(), script));
    }

    [Fact]
    public void Decode_CharacterCutByFragments_IsText()
    {
        var receiver = new RecordingReceiver();
        Decode(receiver, [.. WebSocketScript.Frame(0x01, [0xC3]), .. WebSocketScript.Frame(0x80, [0xA9])]);
        Assert.Equal(["é"], receiver.Texts);
    }

    [Fact]
    public void Decode_FuzzedBytes_GivesEventsOrAProtocolError() =>
        Gen.Byte.Array[0, 100].Sample(bytes =>
        {
            try
            {
                Decode(new RecordingReceiver(), bytes);
            }
            catch (FeedProtocolException)
            {
            }
        });

    [Fact]
    public void Decode_TenThousandEvents_AllocatesNothing()
    {
        var buffer = new ReceiveBuffer();
        var decoder = new WebSocketDecoder(1024);
        var receiver = new CountingReceiver();
        var frame = WebSocketScript.Frame(WebSocketScript.Text, new string('x', 128));
        var sent = 0;
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var end = sent + 10_000; sent < end; sent++)
            {
                frame.CopyTo(buffer.Free);
                buffer.Commit(frame.Length);
                decoder.Decode(buffer, receiver, 1);
            }
        }));
        Assert.Equal(sent, receiver.Count);
    }

    [Fact]
    public void Write_AnyPayload_IsOneMaskedFrameOfRfc6455Section5Point3() =>
        Gen.OneOf(Gen.Int[0, 200], Gen.Int[65_530, 65_540]).SelectMany(size => Gen.Byte.Array[size]).Sample(payload =>
        {
            var frame = new WebSocketFrameWriter().Write(WebSocketOpcode.Binary, payload).ToArray();
            var header = payload.Length < 126 ? 2 : payload.Length <= 65_535 ? 4 : 10;
            var mask = frame[header..(header + 4)];
            return frame[0] == 0x82
                && (frame[1] & 0x80) != 0
                && frame[(header + 4)..].SequenceEqual(payload.Select((b, i) => (byte)(b ^ mask[i % 4])));
        });

    [Fact]
    public void Accept_TheRfcsOwnExample_IsItsAnswer() =>
        Assert.Equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", WebSocketHandshake.Accept("dGhlIHNhbXBsZSBub25jZQ=="));

    [Fact]
    public void Closing_OneByte_IsMalformed() => Assert.Throws<FeedProtocolException>(() => WebSocketClosing.Check([3]));

    [Fact]
    public void Closing_WithoutAStatus_IsAnEnd() => WebSocketClosing.Check(default(ReadOnlySpan<byte>));

    private static List<string> Decode(RecordingReceiver receiver, params byte[][] pieces)
    {
        var buffer = new ReceiveBuffer(16);
        var decoder = new WebSocketDecoder(1024);
        var signals = new List<string>();
        foreach (var piece in pieces)
        {
            buffer.Append(piece);
            WebSocketSignal signal;
            while ((signal = decoder.Decode(buffer, receiver, 1)) != WebSocketSignal.More)
                signals.Add($"{signal} {Encoding.Latin1.GetString(decoder.ControlPayload.Span)}");
        }

        return signals;
    }
}
