using TransportBench.EventSource;
using Xunit;

namespace TransportBench.UnitTests.EventSource;

public sealed class EventStreamReaderTests
{
    [Fact]
    public async Task ReadAsync_WholeStream_YieldsItsEventsAndFillsTheParser()
    {
        using var stream = new MemoryStream("retry: 5\nevent: a\ndata: 1\nid: i\n\ndata: 2\n\ndata: cut"u8.ToArray());
        var parser = new EventStreamParser();
        var events = new List<ServerSentEvent>();
        await foreach (ServerSentEvent e in EventStreamReader.ReadAsync(stream, parser, TestContext.Current.CancellationToken))
            events.Add(e);
        Assert.Equal([new("a", "1", "i"), new("message", "2", "i")], events);
        Assert.Equal(("i", 5L), (parser.LastEventId, parser.Retry));
    }
}
