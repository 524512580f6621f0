using System.Text;
using CsCheck;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

public sealed class EventStreamChunkingTests
{
    private static readonly byte[][] Alphabet =
    [
        .. new[] { "data", "data:", "data: ", "event", "event:", "id", "id:", "retry", "retry: 4", ":", " ", "x", "5", "\n", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\0", "é", "😀", "da" }
            .Select(Encoding.UTF8.GetBytes),
        [0xEF], [0xBB], [0xBF], [0xEF, 0xBB, 0xBF], [0xC3], [0xA9], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0], [0xFF],
    ];

    private static readonly Gen<byte[]> Soup = Gen.Int[0, Alphabet.Length - 1].Array[0, 40].Select(picks => picks.SelectMany(i => Alphabet[i]).ToArray());

    private static readonly Gen<(byte[] Stream, int[] Cuts)> CutSoup = Gen.Select(Soup, Gen.Double[0, 1].Array[0, 6])
        .Select((stream, cuts) => (stream, cuts.Select(c => (int)(c * stream.Length)).Order().ToArray()));

    private static readonly byte[] Tricky =
    [
        0xEF, 0xBB, 0xBF,
        .. Encoding.UTF8.GetBytes(
            ": comment\r\nretry: 12\r\rid: a\rdata: é\r\ndata\r\n\r\nevent: t\ndata:x\n\n\n\rdata: crlf\r\n\r\nunknown: 1\nid: n\0\nid\ndata:\r\revent: leak\r\n\r\ndata: y\n\rretry: 3\r\n"),
        .. "data:"u8, 0xFF, 0xE2, 0x82, .. "\n\nid: last\n\ndata: cut off\r\n"u8,
    ];

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void LineEnds_OfEveryKind_AreEquivalent(string end)
    {
        byte[] stream = Encoding.UTF8.GetBytes("event: a\ndata: 1\ndata: 2\n\n: c\n\nid: 3\ndata\n\n".Replace("\n", end, StringComparison.Ordinal));
        string expected = "a|1\n2|\nmessage||3";
        Assert.Equal(expected, ParsedStream.Parse(stream).Events);
        for (int cut = 0; cut <= stream.Length; cut++)
            Assert.Equal(expected, ParsedStream.Parse(stream, cut).Events);
    }

    [Fact]
    public void CarriageReturn_AtTheEndOfInput_DispatchesAtOnce()
    {
        var parser = new EventStreamParser();
        Assert.Single(ParsedStream.Append(parser, "data: x\r\r"u8));
        Assert.Empty(ParsedStream.Append(parser, "\n"u8));
        Assert.Single(ParsedStream.Append(parser, "data: y\r\n\r"u8));
        Assert.Single(ParsedStream.Append(parser, "\ndata: z\n\n"u8));
    }

    [Fact]
    public void TrickyStream_AnyTwoCuts_ChangeNothing()
    {
        ParsedStream expected = NaiveEventStream.Parse(Tricky);
        Assert.Equal("message|é\n|a\nt|x|a\nmessage|crlf|a\nmessage||\nmessage|y|\nmessage|\uFFFD\uFFFD|", expected.Events);
        Assert.Equal(("last", "3"), (expected.LastEventId, expected.Retry));
        for (int first = 0; first <= Tricky.Length; first++)
        {
            for (int second = first; second <= Tricky.Length; second++)
                Assert.Equal(expected, ParsedStream.Parse(Tricky, first, second));
        }
    }

    [Fact]
    public void TrickyStream_ByteByByte_ChangesNothing() =>
        Assert.Equal(NaiveEventStream.Parse(Tricky), ParsedStream.Parse(Tricky, Enumerable.Range(1, Tricky.Length - 1)));

    [Fact]
    public void AdverseBytes_AnyCuts_EqualTheNaiveReading() =>
        CutSoup.Sample(s => Assert.Equal(NaiveEventStream.Parse(s.Stream), ParsedStream.Parse(s.Stream, s.Cuts)), iter: 20_000);

    [Fact]
    public void RandomBytes_AnyCuts_EqualTheNaiveReading() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[1, 16])
            .Sample((stream, step) => Assert.Equal(NaiveEventStream.Parse(stream), ParsedStream.Parse(stream, Steps(stream.Length, step))), iter: 2_000);

    [Fact]
    public void AdverseBytes_UnderASmallLimit_FailOrSucceedWhateverTheCuts() =>
        CutSoup.Sample(s => Assert.Equal(Limited(s.Stream), Limited(s.Stream, s.Cuts)), iter: 10_000);

    private static string Limited(byte[] stream, params IEnumerable<int> cuts)
    {
        try
        {
            return string.Join('\n', ParsedStream.Append(new EventStreamParser(maxEventBytes: 5), stream, cuts));
        }
        catch (EventStreamLimitException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<int> Steps(int length, int step)
    {
        for (int at = step; at < length; at += step)
            yield return at;
    }
}
