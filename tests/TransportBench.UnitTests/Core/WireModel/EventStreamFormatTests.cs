using System.Text;
using CsCheck;
using TransportBench.Core.WireModel;
using Xunit;

namespace TransportBench.UnitTests.Core.WireModel;

public sealed class EventStreamFormatTests
{
    [Theory]
    [InlineData("", "data: \n\n")]
    [InlineData("a", "data: a\n\n")]
    [InlineData(" a ", "data:  a \n\n")]
    [InlineData("a\nb", "data: a\ndata: b\n\n")]
    [InlineData("\n", "data: \ndata: \n\n")]
    [InlineData("a\n\nb\n", "data: a\ndata: \ndata: b\ndata: \n\n")]
    [InlineData("data: x", "data: data: x\n\n")]
    public void Encode_DataAlone_GivesALineForEachLine(string payload, string expected) =>
        Assert.Equal(expected, Encode(payload, EventFields.None, 0));

    [Theory]
    [InlineData(0, "event: message\nid: 0\ndata: a\n\n")]
    [InlineData(9, "event: message\nid: 9\ndata: a\n\n")]
    [InlineData(10, "event: message\nid: 10\ndata: a\n\n")]
    [InlineData(long.MaxValue, "event: message\nid: 9223372036854775807\ndata: a\n\n")]
    public void Encode_EventAndId_PutsThemFirst(long id, string expected) =>
        Assert.Equal(expected, Encode("a", EventFields.EventAndId, id));

    [Fact]
    public void Encode_AnyPayload_IsAsLongAsPredictedAndWithinTheMaximum() =>
        Gen.Select(Gen.String[Gen.Char["ab\n:\0 "], 0, 40], Gen.Enum<EventFields>(), Gen.Long[0, long.MaxValue]).Sample((text, fields, id) =>
        {
            var payload = Encoding.UTF8.GetBytes(text);
            var destination = new byte[EventStreamFormat.MaxLength(payload.Length)];
            var length = EventStreamFormat.Encode(payload, destination, fields, id);
            return length == EventStreamFormat.Length(payload, fields, id);
        });

    [Fact]
    public void MaxLength_WorstPayload_IsReached()
    {
        var payload = new byte[10];
        payload.AsSpan().Fill((byte)'\n');
        Assert.Equal(EventStreamFormat.MaxLength(10), EventStreamFormat.Length(payload, EventFields.EventAndId, long.MaxValue));
    }

    [Theory]
    [InlineData(EventFields.None)]
    [InlineData(EventFields.EventAndId)]
    public void Encode_DestinationTooShort_ThrowsAtEveryLength(EventFields fields)
    {
        var payload = "ab\nc"u8.ToArray();
        var length = (int)EventStreamFormat.Length(payload, fields, 12);
        for (var room = 0; room < length; room++)
            Assert.ThrowsAny<ArgumentException>(() => EventStreamFormat.Encode(payload, new byte[room], fields, 12));
        Assert.Equal(length, EventStreamFormat.Encode(payload, new byte[length], fields, 12));
    }

    [Fact]
    public void Encode_ManyEvents_AllocatesNothing()
    {
        var (payload, destination) = ("one\ntwo"u8.ToArray(), new byte[100]);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var id = 0; id < 1000; id++)
                EventStreamFormat.Encode(payload, destination, EventFields.EventAndId, id);
        }));
    }

    private static string Encode(string payload, EventFields fields, long id)
    {
        var destination = new byte[200];
        return Encoding.UTF8.GetString(destination, 0, EventStreamFormat.Encode(Encoding.UTF8.GetBytes(payload), destination, fields, id));
    }
}
