using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class CellsTests
{
    [Fact]
    public void Cells_Names_AreWhatResultsSay()
    {
        Assert.Equal("tuned, text 128 B, 1000/s", Cells.Latency(Edition.Tuned, PayloadKind.Text, 128, 1_000));
        Assert.Equal("idiomatic, text 4096 B, 1000/s, alone", Cells.Latency(Edition.Idiomatic, PayloadKind.Text, 4096, 1_000, alone: true));
        Assert.Equal("tuned, text 128 B, coalesced", Cells.Throughput(Edition.Tuned, 128, coalesced: true));
        Assert.Equal("tuned, text 128 B, flush per event", Cells.Throughput(Edition.Tuned, 128, coalesced: false));
        Assert.Equal("tuned, binary 1024 B", Cells.Bytes(Edition.Tuned, PayloadKind.Binary, 1024));
        Assert.Equal("tuned, text 128 B, event and id", Cells.Bytes(Edition.Tuned, PayloadKind.Text, 128, fields: true));
        Assert.Equal("idiomatic, text 128 B, 200/s", Cells.Polling());
        Assert.Equal("every byte value, raw", Cells.Payload(PayloadCell.EveryByteValueRaw));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cells.Payload((PayloadCell)99));
    }

    [Fact]
    public void StandardLanes_Names_AreCanonical()
    {
        Assert.Equal(["tcp:tuned:socket", "websocket:tuned:socket", "sse:tuned:socket"], StandardLanes.Of(Edition.Tuned).Select(l => l.ToString()));
        Assert.Equal(
            ["tcp:idiomatic:stream", "websocket:idiomatic:clientwebsocket", "sse:idiomatic:httpclient"],
            StandardLanes.Of(Edition.Idiomatic).Select(l => l.ToString()));
        Assert.Equal("long-polling:idiomatic:httpclient", StandardLanes.LongPolling.ToString());
        Assert.Equal("short-polling:idiomatic:httpclient", StandardLanes.ShortPolling.ToString());
    }
}
