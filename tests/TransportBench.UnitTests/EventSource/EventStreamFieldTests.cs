using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

public sealed class EventStreamFieldTests
{
    [Fact]
    public void Data_SeveralLines_AreJoinedByLineFeed() =>
        Assert.Equal([new("message", "MSFT\n-3\n41", "")], ParsedStream.EventsOf("data: MSFT\ndata: -3\ndata: 41\n\n"));

    [Fact]
    public void Comments_AnywhereInABlock_AreIgnored() =>
        Assert.Equal(
            [new("message", "one", "7"), new("message", "two", ""), new("message", " three", "")],
            ParsedStream.EventsOf(": first\n\ndata: one\nid: 7\n:\n\ndata:two\nid\n\ndata:  three\n\n"));

    [Theory]
    [InlineData("data\n\n", "")]
    [InlineData("data:\n\n", "")]
    [InlineData("data: \n\n", "")]
    [InlineData("data\ndata\n\n", "\n")]
    [InlineData("data:x\ndata\n\n", "x\n")]
    [InlineData("data\ndata:x\n\n", "\nx")]
    [InlineData("data:test\n\n", "test")]
    [InlineData("data: test\n\n", "test")]
    [InlineData("data:  test\n\n", " test")]
    [InlineData("data:\ttest\n\n", "\ttest")]
    [InlineData("data:a:b: c\n\n", "a:b: c")]
    [InlineData("data: :\n\n", ":")]
    [InlineData("data:\0\n\n", "\0")]
    [InlineData("data:x\u0085\u2028y\n\n", "x\u0085\u2028y")]
    public void Data_OneBlock_HasTheValue(string stream, string data) =>
        Assert.Equal([new("message", data, "")], ParsedStream.EventsOf(stream));

    [Theory]
    [InlineData("data: cut off")]
    [InlineData("data: cut off\n")]
    [InlineData("event: add\n\n")]
    [InlineData("id: 3\n\n")]
    [InlineData("\n\n\n")]
    [InlineData(":data: x\n\n")]
    [InlineData(" data: x\n\n")]
    [InlineData("data : x\n\n")]
    [InlineData("Data: x\n\n")]
    [InlineData("DATA\n\n")]
    [InlineData("dat: x\n\n")]
    [InlineData("datas: x\n\n")]
    [InlineData("data\0: x\n\n")]
    [InlineData("x\uFEFFdata: x\n\n")]
    public void Stream_WithoutCompleteData_DispatchesNothing(string stream) => Assert.Empty(ParsedStream.EventsOf(stream));

    [Theory]
    [InlineData("event: add\ndata: 1\n\n", "add")]
    [InlineData("data: 1\nevent: add\n\n", "add")]
    [InlineData("event: add\nevent: remove\ndata: 1\n\n", "remove")]
    [InlineData("event: add\nevent\ndata: 1\n\n", "message")]
    [InlineData("event:\ndata: 1\n\n", "message")]
    [InlineData("event: message\ndata: 1\n\n", "message")]
    [InlineData("event: a b \ndata: 1\n\n", "a b ")]
    [InlineData("event: leak\n\ndata: 1\n\n", "message")]
    [InlineData("event: leak\nid: 1\n\ndata: 1\nid\n\n", "message")]
    public void Event_OneBlockOfData_HasTheType(string stream, string type) =>
        Assert.Equal([new(type, "1", "")], ParsedStream.EventsOf(stream));

    [Fact]
    public void Event_AfterADispatch_IsForgotten() =>
        Assert.Equal(["add", "message"], ParsedStream.EventsOf("event: add\ndata: 1\n\ndata: 2\n\n").Select(e => e.Event));

    [Fact]
    public void Event_WithoutType_HasAnEmptySpan()
    {
        var sink = new TypeLengths([]);
        new EventStreamParser().Append("data\n\nevent:x\ndata\n\n"u8, ref sink);
        Assert.Equal([0, 1], sink.Lengths);
    }

    private readonly record struct TypeLengths(List<int> Lengths) : IEventStreamSink
    {
        public void OnEvent(in EventStreamEvent e) => Lengths.Add(e.Type.Length);
    }
}
