using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class LatencyClaimsTests
{
    private const int Rounds = 16;

    [Theory]
    [InlineData(100, 300, 500_000, "Supported")]
    [InlineData(300, 100, 100, "Refuted")]
    [InlineData(100, 100, 100, "Refuted")]
    [InlineData(100, 300, 50, "Mixed")]
    public void WsRealtime_MedianAgainstPolling_Decides(double webSocket, double longPolling, double shortPolling, string verdict)
    {
        var trials = Polling(webSocket, 110, longPolling, shortPolling);
        ClaimAssert.Verdict(verdict, "ws-realtime", trials);
        var claim = ClaimAssert.Claim("ws-realtime", trials);
        Assert.All(claim.Parts.Where(p => p.Context), p => Assert.Equal("context", p.Outcome));
        Assert.Contains(claim.Parts, p => p.Outcome == "not run" && p.Evidence.Contains("idiomatic edition only", StringComparison.Ordinal));
        Assert.NotNull(ClaimAssert.Part(claim, "(a)", "idiomatic").Comparison);
    }

    [Fact]
    public void WsRealtime_Scatter_IsInconclusive()
    {
        // Above in one round, below in the next.
        var trials = Fabricated.Rounds(Rounds).SelectMany(r => StandardLanes.Polling.Select(lane =>
            Fabricated.Latency("polling", Cells.Polling(), lane, r, (r % 2 == 0) == (lane.Transport == Transports.WebSocket) ? 130 : 100)));
        ClaimAssert.Verdict("Inconclusive (0 of 2 decided)", "ws-realtime", trials);
    }

    [Theory]
    [InlineData(1.2, "Supported")]
    [InlineData(0.8, "Refuted")]
    [InlineData(1.0, "Refuted")]
    public void SseLessRealtime_AboveInEveryCell_Decides(double factor, string verdict) =>
        ClaimAssert.Verdict(verdict, "sse-less-realtime", Latency((_, _, _) => factor, (_, _, _) => factor));

    [Fact]
    public void SseLessRealtime_OneEditionSlower_IsMixedAndNamesIt()
    {
        var claim = ClaimAssert.Claim("sse-less-realtime", Latency((e, _, _) => e == Edition.Idiomatic ? 1.2 : 1, (e, _, _) => e == Edition.Idiomatic ? 1.2 : 1));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal("shown true", ClaimAssert.Part(claim, "p99", "loopback", "idiomatic", "4,096 B").Outcome);
        Assert.Equal("shown false", ClaimAssert.Part(claim, "(a)", "p50", "loopback", "tuned", " 128 B").Outcome);
    }

    [Fact]
    public void SseLessRealtime_LanesAloneDisagree_LeavesTheTailUndecided()
    {
        var claim = ClaimAssert.Claim("sse-less-realtime", Latency((_, _, _) => 1.2, (_, _, alone) => alone ? 1 : 1.2));
        Assert.Equal("Inconclusive (4 of 8 decided)", claim.Verdict);
        var tail = ClaimAssert.Part(claim, "(b)", "loopback", "tuned", " 128 B");
        Assert.Equal("undecided", tail.Outcome);
        Assert.Contains("alone does not agree", tail.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void SseLessRealtime_LanesAloneNotMeasured_LeavesTheTailUndecidedWithThatReason()
    {
        var claim = ClaimAssert.Claim("sse-less-realtime", Latency((_, _, _) => 1.2, (_, _, _) => 1.2).Where(t => !t.Conditions.EndsWith("alone", StringComparison.Ordinal)));
        Assert.Equal("Inconclusive (4 of 8 decided)", claim.Verdict);
        Assert.Contains("was not measured", ClaimAssert.Part(claim, "(b)", "loopback", "tuned", " 128 B").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void SseLessRealtime_QuickProfile_SaysWhichPercentilesHaveTooFewSamples()
    {
        var claim = ClaimAssert.Claim("sse-less-realtime", Latency((_, _, _) => 1.2, (_, _, _) => null));
        Assert.Equal("Inconclusive (4 of 8 decided)", claim.Verdict);
        Assert.Contains("fewer than 100 samples", ClaimAssert.Part(claim, "(b)", "loopback", "tuned", " 128 B").Evidence, StringComparison.Ordinal);
        Assert.All(claim.Parts.Where(p => p.Text.Contains("Wi-Fi", StringComparison.Ordinal)), p => Assert.Equal("not run", p.Outcome));
    }

    [Fact]
    public void SseLessRealtime_BothDirections_PrintWhetherItMatters()
    {
        var claim = ClaimAssert.Claim("sse-less-realtime", Latency((_, _, _) => 1.2, (_, _, _) => 1.2));
        Assert.Contains("too small to matter", ClaimAssert.Part(claim, "(a)", "loopback", "tuned", " 128 B").Evidence, StringComparison.Ordinal);
    }

    private static IEnumerable<TrialRow> Polling(double ws, double sse, double longPolling, double shortPolling) =>
        Fabricated.Rounds(Rounds).SelectMany(r => StandardLanes.Polling.Zip([ws, sse, longPolling, shortPolling], (lane, p50) =>
            Fabricated.Latency("polling", Cells.Polling(), lane, r, p50 * Fabricated.Jitter(r, (int)p50))));

    // SSE over WebSocket by edition, size and whether alone.
    private static IEnumerable<TrialRow> Latency(Func<Edition, int, bool, double> p50, Func<Edition, int, bool, double?> p99) =>
        from round in Fabricated.Rounds(Rounds)
        from edition in Enum.GetValues<Edition>()
        from size in Cells.LatencySizes
        from alone in new[] { false, true }
        let cell = Cells.Latency(edition, PayloadKind.Text, size, 1_000, alone)
        let tail = p99(edition, size, alone)
        from row in new[]
        {
            Fabricated.Latency("delivery-latency", cell, StandardLanes.WebSocket(edition), round, 100 * Fabricated.Jitter(round), tail is null ? null : 900 * Fabricated.Jitter(round, 2)),
            Fabricated.Latency("delivery-latency", cell, StandardLanes.ServerSentEvents(edition), round, 100 * p50(edition, size, alone) * Fabricated.Jitter(round, 1), 900 * tail * Fabricated.Jitter(round, 3)),
        }
        select row;
}
