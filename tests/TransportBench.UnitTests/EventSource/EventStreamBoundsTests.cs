using System.Text;
using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

/// <summary>Memory: what is allocated, and what an adverse sender can make the parser hold.</summary>
public sealed class EventStreamBoundsTests
{
    private const int Attempts = 5;

    [Theory]
    [InlineData("data: {0}\n\n", 4096)]
    [InlineData("data: {0}\n\n", 100)]
    [InlineData("data: {0}\r\n\r\n", 4096)]
    [InlineData("event: tick\ndata: {0}\ndata: {0}\n: comment\n\n", 1000)]
    [InlineData("id: {0}\ndata: {0}\n\n", 1000)]
    public void Append_TenThousandEvents_AllocatesNothing(string block, int chunk)
    {
        byte[] stream = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Format(null, block, new string('x', 128)), 10_000)));
        var parser = new EventStreamParser();
        var counter = new Counter();
        AppendInChunks(parser, stream, chunk, ref counter);
        Assert.Equal(10_000, counter.Events);
        Assert.Equal(0, LeastAllocated(() => AppendInChunks(parser, stream, chunk, ref counter)));
        Assert.Equal(10_000 * (1 + Attempts), counter.Events);
    }

    [Fact]
    public void Append_InvalidUtf8_AllocatesNothingOnceWarm()
    {
        byte[] stream = [.. "data:"u8, .. Enumerable.Repeat((byte)0xFF, 128), .. "\n\n"u8];
        var parser = new EventStreamParser();
        var counter = new Counter();
        parser.Append(stream, ref counter);
        Assert.Equal(0, LeastAllocated(() =>
        {
            for (int i = 0; i < 1000; i++)
                parser.Append(stream, ref counter);
        }));
        Assert.Equal(1 + (1000 * Attempts), counter.Events);
    }

    [Theory]
    [InlineData(": ")]
    [InlineData("unknown: ")]
    [InlineData("datadata")]
    [InlineData("\u00e9")]
    public void Append_EndlessIgnoredLine_IsNotHeld(string start)
    {
        byte[] junk = Encoding.ASCII.GetBytes(new string('j', 64 * 1024));
        var parser = new EventStreamParser(maxEventBytes: 16);
        var counter = new Counter();
        parser.Append(Encoding.UTF8.GetBytes(start), ref counter);
        long allocated = LeastAllocated(() =>
        {
            for (int i = 0; i < 256; i++)
                parser.Append(junk, ref counter);
        });
        Assert.Equal(0, allocated);
        parser.Append("\ndata: alive"u8, ref counter);
        parser.Append("\n\n"u8, ref counter);
        Assert.Equal(1, counter.Events);
    }

    [Theory]
    [InlineData("data: 12345678\n\n")]
    [InlineData("data: 1234\ndata: 567\n\n")]
    [InlineData("event: 12345678\nid: 12345678\nretry: 12345678\ndata: 12345678\n\n")]
    public void Append_AtTheLimit_Dispatches(string stream) =>
        Assert.Single(ParsedStream.Append(new EventStreamParser(maxEventBytes: 8), Encoding.ASCII.GetBytes(stream)));

    [Theory]
    [InlineData("data: 123456789\n\n", "data")]
    [InlineData("data: 123456789", "data")]
    [InlineData("data: 1234\ndata: 5678\n\n", "data")]
    [InlineData("data\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\n", "data")]
    [InlineData("event: 123456789\n", "event")]
    [InlineData("id:123456789", "id")]
    [InlineData("retry:000000001", "retry")]
    public void Append_BeyondTheLimit_NamesTheFieldAndTheLimit(string stream, string field)
    {
        var e = Assert.Throws<EventStreamLimitException>(() => { ParsedStream.Append(new EventStreamParser(maxEventBytes: 8), Encoding.ASCII.GetBytes(stream)); });
        Assert.Contains($"'{field}'", e.Message, StringComparison.Ordinal);
        Assert.Contains("8 bytes", e.Message, StringComparison.Ordinal);
        Assert.Equal(8, e.MaxEventBytes);
    }

    [Fact]
    public void Append_EndlessData_StopsAtTheLimit()
    {
        byte[] junk = new byte[64 * 1024];
        var parser = new EventStreamParser(maxEventBytes: 1024 * 1024);
        var counter = new Counter();
        parser.Append("data: "u8, ref counter);
        int chunks = 0;
        while (chunks < 1000)
        {
            try
            {
                parser.Append(junk, ref counter);
                chunks++;
            }
            catch (EventStreamLimitException)
            {
                break;
            }
        }

        Assert.Equal(16, chunks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Constructor_LimitOutOfRange_Throws(int limit) => Assert.Throws<ArgumentOutOfRangeException>(() => new EventStreamParser(limit));

    /// <summary>The least of several attempts: a collection that another test sets off may add unused allocation space to one of them.</summary>
    private static long LeastAllocated(Action action)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static void AppendInChunks(EventStreamParser parser, byte[] stream, int chunk, ref Counter counter)
    {
        for (int at = 0; at < stream.Length; at += chunk)
            parser.Append(stream.AsSpan(at, Math.Min(chunk, stream.Length - at)), ref counter);
    }

    private struct Counter : IEventStreamSink
    {
        public int Events { get; private set; }

        public void OnEvent(in EventStreamEvent e) => Events++;
    }
}
