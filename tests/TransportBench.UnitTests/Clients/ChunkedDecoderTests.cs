using System.Text;
using CsCheck;
using TransportBench.Clients;
using TransportBench.Clients.Http1;
using Xunit;

namespace TransportBench.UnitTests.Clients;

public sealed class ChunkedDecoderTests
{
    private const string Script = "5\r\nhello\r\n1;a=\"b\"\r\n,\r\n00A \r\n0123456789\r\n0\r\nTrailer: x\r\nMore: y\r\n\r\n";
    private const string Content = "hello,0123456789";

    [Fact]
    public void Next_ScriptCutAtEveryTwoPlaces_GivesTheSameContent()
    {
        var bytes = Encoding.ASCII.GetBytes(Script);
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
            {
                var decoder = new ChunkedDecoder();
                var text = Decode(decoder, bytes[..first]) + Decode(decoder, bytes[first..second]) + Decode(decoder, bytes[second..]);
                Assert.Equal(Content, text);
                Assert.True(decoder.IsComplete, $"cut at {first} and {second}");
            }
        }
    }

    [Fact]
    public void Next_AnyChunksCutAnywhere_GivesTheirContent() =>
        Gen.Select(Gen.Byte.Array[1, 300].List[0, 8], Gen.Int[1, 50]).Sample((chunks, step) =>
        {
            var wire = new List<byte>();
            foreach (var chunk in chunks)
                wire.AddRange([.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]);
            wire.AddRange("0\r\n\r\n"u8);
            var decoder = new ChunkedDecoder();
            var content = new List<byte>();
            foreach (var piece in wire.Chunk(step))
                DecodeInto(decoder, piece, content);
            return decoder.IsComplete && content.SequenceEqual(chunks.SelectMany(c => c));
        });

    [Fact]
    public void Next_BytesBehindTheLastChunk_AreLeftAlone()
    {
        var decoder = new ChunkedDecoder();
        decoder.Next("0\r\n\r\nHTTP"u8, out var consumed);
        Assert.Equal(5, consumed);
        Assert.True(decoder.IsComplete);
    }

    [Theory]
    [InlineData("x\r\n", "'x'")]
    [InlineData("\r\n", "0x0D")]
    [InlineData("-1\r\n", "'-'")]
    [InlineData("5\nhello", "0x0A")]
    [InlineData("5\rhello", "'h'")]
    [InlineData("5;a\nhello", "0x0A")]
    [InlineData("5\r\nhello!\r\n", "'!'")]
    [InlineData("5\r\nhello\n", "0x0A")]
    [InlineData("0\r\n\rX", "'X'")]
    [InlineData("1234567890123456\r\n", "'6'")]
    public void Next_BrokenFraming_SaysWhatArrived(string wire, string named)
    {
        var e = Assert.Throws<FeedProtocolException>(() => Decode(new ChunkedDecoder(), Encoding.ASCII.GetBytes(wire)));
        Assert.Contains(named + " arrived", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5;")]
    [InlineData("0\r\n")]
    public void Next_EndlessLine_IsRefused(string start) =>
        Assert.Throws<FeedProtocolException>(() => Decode(new ChunkedDecoder(), Encoding.ASCII.GetBytes(start + new string('a', ChunkedDecoder.MaxLineBytes + 1))));

    [Fact]
    public void Next_FuzzedBytes_GivesContentOrAProtocolError() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            try
            {
                return Decode(new ChunkedDecoder(), bytes).Length <= bytes.Length;
            }
            catch (FeedProtocolException)
            {
                return true;
            }
        });

    private static string Decode(ChunkedDecoder decoder, byte[] bytes)
    {
        var content = new List<byte>();
        DecodeInto(decoder, bytes, content);
        return Encoding.Latin1.GetString([.. content]);
    }

    private static void DecodeInto(ChunkedDecoder decoder, ReadOnlySpan<byte> bytes, List<byte> content)
    {
        while (!bytes.IsEmpty && !decoder.IsComplete)
        {
            content.AddRange(decoder.Next(bytes, out var consumed));
            bytes = bytes[consumed..];
        }
    }
}
