using System.Text;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

public sealed class EventStreamIdTests
{
    [Fact]
    public void Id_UntilAnotherComes_PersistsFromEventToEvent() =>
        Assert.Equal(["", "1", "1", "2", "", ""], IdsOf("data\n\nid: 1\ndata\n\ndata\n\ndata\nid: 2\n\nid\ndata\n\ndata\n\n"));

    [Theory]
    [InlineData("id: a\0b")]
    [InlineData("id: \0")]
    [InlineData("id:\0b")]
    public void Id_WithNul_IsIgnored(string line) => Assert.Equal(["1"], IdsOf($"id: 1\n{line}\ndata\n\n"));

    [Fact]
    public void Id_BlockWithoutData_CountsForTheNextEvent() => Assert.Equal(["5"], IdsOf("id: 5\n\ndata\n\n"));

    [Fact]
    public void LastEventId_BlockWithoutData_ChangesAtTheBlankLine()
    {
        var parser = new EventStreamParser();
        ParsedStream.Append(parser, "id: 5\n"u8);
        Assert.Equal("", parser.LastEventId);
        ParsedStream.Append(parser, "\n"u8);
        Assert.Equal("5", parser.LastEventId);
    }

    [Fact]
    public void LastEventId_BlockCutOff_KeepsTheConfirmedId()
    {
        var parser = new EventStreamParser();
        ParsedStream.Append(parser, "id: 1\ndata\n\nid: 2\ndata: lost\n"u8);
        Assert.Equal("1", parser.LastEventId);
    }

    [Fact]
    public void Reset_InTheMiddleOfABlock_DiscardsItAndKeepsTheId()
    {
        var parser = new EventStreamParser();
        ParsedStream.Append(parser, "retry: 9\nid: 1\ndata\n\nevent: x\nid: 2\ndata: lost\nda"u8);
        parser.Reset();
        List<ServerSentEvent> events = ParsedStream.Append(parser, "\uFEFFdata: next\n\n"u8);
        Assert.Equal([new("message", "next", "1")], events);
        Assert.Equal("1", parser.LastEventId);
        Assert.Equal(9, parser.Retry);
    }

    [Fact]
    public void Reset_AfterACarriageReturn_TakesALineFeedForALine()
    {
        var parser = new EventStreamParser();
        ParsedStream.Append(parser, "data\r"u8);
        parser.Reset();
        Assert.Empty(ParsedStream.Append(parser, "\ndata\n"u8));
        Assert.Single(ParsedStream.Append(parser, "\n"u8));
    }

    [Fact]
    public void Constructor_WithLastEventId_CarriesItUntilAnotherComes()
    {
        var parser = new EventStreamParser(lastEventId: "é9");
        Assert.Equal("é9", parser.LastEventId);
        Assert.Equal(["é9", "1"], ParsedStream.Append(parser, "data\n\nid:1\ndata\n\n"u8).Select(e => e.Id));
    }

    private static IEnumerable<string> IdsOf(string stream) =>
        ParsedStream.Append(new EventStreamParser(), Encoding.UTF8.GetBytes(stream)).Select(e => e.Id);
}
