using TransportBench.Reporting;
using Xunit;

namespace TransportBench.UnitTests.Reporting;

public class VerdictTableTests
{
    private static readonly IReadOnlyList<VerdictLine> Lines = VerdictTable.Of(SampleRun.Full());

    [Fact]
    public void Of_ClaimsNotRun_ComeLastInTheLedgersOrder()
    {
        Assert.Equal(["ws-full-duplex", "six-connections"], Lines.SkipWhile(l => l.WasRun).Select(l => l.Id));
        Assert.Equal("ws-realtime", Lines[0].Id);
    }

    [Theory]
    [InlineData("ws-realtime", "Supported", "2 of 2", "WebSocket 73.4 µs, long polling 221 µs: 0.332 [0.319, 0.345]")]
    [InlineData("ws-fewer-bytes", "Supported", "2 of 2, 1 not run", "0 B")]
    [InlineData("sse-less-realtime", "Mixed", "2 of 3", "1.012 [1.003, 1.021]: equivalent")]
    [InlineData("frame-2-14-bytes", "Inconclusive (1 of 2 decided)", "1 of 2", "needs `id:` <off>")]
    [InlineData("six-connections", "Not run", "1 not run", "needs a browser")]
    public void Of_Claim_ShowsTheDecidingFigure(string id, string verdict, string parts, string figure)
    {
        Assert.Equal(new VerdictLine(id, verdict, parts, figure), Lines.Single(l => l.Id == id));
    }
}
