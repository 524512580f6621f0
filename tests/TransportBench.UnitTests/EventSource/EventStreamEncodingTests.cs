using System.Text;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

public sealed class EventStreamEncodingTests
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    [Fact]
    public void ByteOrderMark_AtTheBeginning_IsStripped() => Assert.Equal(["x"], DataOf([.. Mark, .. "data:x\n\n"u8]));

    [Fact]
    public void ByteOrderMark_Twice_SpoilsTheFirstLine() => Assert.Equal(["y"], DataOf([.. Mark, .. Mark, .. "data:x\ndata:y\n\n"u8]));

    [Fact]
    public void ByteOrderMark_AfterTheFirstLine_IsData()
    {
        Assert.Equal(["\uFEFFx"], DataOf([.. "\ndata:"u8, .. Mark, .. "x\n\n"u8]));
        Assert.Empty(DataOf([.. "\n"u8, .. Mark, .. "data:x\n\n"u8]));
    }

    [Theory]
    [InlineData(new byte[] { 0xEF })]
    [InlineData(new byte[] { 0xEF, 0xBB })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBE })]
    [InlineData(new byte[] { 0xBB, 0xBF })]
    [InlineData(new byte[] { 0xFE, 0xFF })]
    public void ByteOrderMark_Incomplete_SpoilsTheFirstLineOnly(byte[] start)
    {
        byte[] stream = [.. start, .. "data:x\ndata:y\n\n"u8];
        Assert.Equal(["y"], DataOf(stream));
        Assert.Equal(["y"], DataOf(stream, Enumerable.Range(1, stream.Length - 1)));
        Assert.Equal(["y"], DataOf([.. start, .. "\ndata:y\n\n"u8]));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, "\uFFFD")]
    [InlineData(new byte[] { 0xC0, 0x80 }, "\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xE2, 0x82 }, "\uFFFD")]
    [InlineData(new byte[] { 0xE2, 0x28, 0xA1 }, "\uFFFD(\uFFFD")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\uFFFD\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, "\uFFFD")]
    [InlineData(new byte[] { 0xF0, 0x80, 0x80, 0x80 }, "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xC3 }, "é\uFFFD")]
    public void InvalidUtf8_InAnyValue_BecomesReplacementsAndKeepsTheLineEnd(byte[] bytes, string text)
    {
        byte[] stream = [.. "id:"u8, .. bytes, .. "\nevent:"u8, .. bytes, .. "\ndata:"u8, .. bytes, .. "\ndata:"u8, .. bytes, .. "\n\n"u8];
        ServerSentEvent expected = new(text, $"{text}\n{text}", text);
        Assert.Equal([expected], ParsedStream.Append(new EventStreamParser(), stream));
        Assert.Equal([expected], ParsedStream.Append(new EventStreamParser(), stream, Enumerable.Range(1, stream.Length - 1)));
    }

    [Fact]
    public void InvalidUtf8_InAFieldName_MakesItUnknown() => Assert.Empty(DataOf([.. "da"u8, 0xFF, .. "ta:x\n\n"u8]));

    [Fact]
    public void Characters_CutBetweenAppends_StayWhole()
    {
        byte[] stream = Encoding.UTF8.GetBytes("data: é€😀\n\n");
        Assert.Equal(["é€😀"], DataOf(stream, Enumerable.Range(1, stream.Length - 1)));
    }

    private static IEnumerable<string> DataOf(byte[] stream, params IEnumerable<int> cuts) =>
        ParsedStream.Append(new EventStreamParser(), stream, cuts).Select(e => e.Data);
}
