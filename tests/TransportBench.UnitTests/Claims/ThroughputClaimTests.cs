using TransportBench.Core;
using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class ThroughputClaimTests
{
    [Theory]
    [InlineData(2.0, "Supported")]
    [InlineData(1.2, "Refuted")]
    [InlineData(0.5, "Refuted")]
    public void WsThroughput_RatioInEveryCell_Decides(double ratio, string verdict) =>
        ClaimAssert.Verdict(verdict, "ws-throughput", Rows((_, _, _) => ratio));

    [Fact]
    public void WsThroughput_IntervalAcrossTheBound_IsUndecided() => ClaimAssert.Verdict(
        "Inconclusive (0 of 9 decided)", "ws-throughput", Rows((_, _, round) => round % 2 == 0 ? 1.45 : 1.56));

    [Theory]
    [InlineData(0.97, "below 1.5 ×: ratio 0.97")]
    [InlineData(1.3, "below 1.5 ×: ratio 1.30")]
    [InlineData(2.0, "at least 1.5 ×: ratio 2.00")]
    public void WsThroughput_Words_SpeakOfTheBoundAlone(double ratio, string words)
    {
        var evidence = ClaimAssert.Part(ClaimAssert.Claim("ws-throughput", Rows((_, _, _) => ratio)), "tuned", " 16 B", "coalesced").Evidence;
        Assert.StartsWith(words, evidence, StringComparison.Ordinal);
        Assert.Contains("against 1.5 ×", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void WsThroughput_FewRoundsBelowTheBound_AreUndecidedUntilHolmLetsThem()
    {
        // Seven rounds on one side: p = 2/2⁷ and an interval wholly below, but nine parts are tested.
        var part = ClaimAssert.Part(ClaimAssert.Claim("ws-throughput", Rows((_, _, _) => 1.1).Where(t => t.Round < 7)), "tuned", " 16 B", "coalesced");
        Assert.Equal("undecided", part.Outcome);
        Assert.StartsWith("inconclusive: ", part.Evidence, StringComparison.Ordinal);
        Assert.Contains("rounds would decide", part.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void WsThroughput_RatioAtTheBound_IsNotDetectedThoughFarFromOne()
    {
        var row = Assert.Single(
            Verdicts.Compute([.. Rows((_, _, round) => round % 2 == 0 ? 1.45 : 1.56)]).Comparisons,
            c => c.Claim == "ws-throughput" && c.Conditions == Cells.Throughput(Edition.Tuned, 16, coalesced: true));
        Assert.Equal(1.5, row.Bound);
        Assert.False(row.Detected);
        Assert.InRange(row.P!.Value, 0.05, 1);
        Assert.Equal("inconclusive", row.Decision);
    }

    [Fact]
    public void WsThroughput_SecondCopies_AreIgnored()
    {
        var rows = Rows((_, _, _) => 2).ToList();
        var copies = rows.Select(t => t with { Id = t.Id + "/again", Copy = 1, EventsPerSecond = 1 });
        ClaimAssert.Verdict("Supported", "ws-throughput", rows.Concat(copies));
    }

    [Fact]
    public void WsThroughput_CoalescedOnlyFaster_IsMixed()
    {
        var claim = ClaimAssert.Claim("ws-throughput", Rows((_, coalesced, _) => coalesced ? 1.8 : 1.1));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal("shown true", ClaimAssert.Part(claim, "tuned", " 16 B", "coalesced").Outcome);
        Assert.Equal("shown false", ClaimAssert.Part(claim, "idiomatic", " 16 B", "flush per event").Outcome);
    }

    [Fact]
    public void WsThroughput_IdiomaticCoalesced_IsNotRunBecauseTheFrameworkFlushes()
    {
        var part = ClaimAssert.Part(ClaimAssert.Claim("ws-throughput", Rows((_, _, _) => 2)), "idiomatic", "128 B", "coalesced");
        Assert.Equal("not run", part.Outcome);
        Assert.Contains("flush every event", part.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void WsThroughput_OneCellMissing_IsListedAsNotRun()
    {
        var missing = Cells.Throughput(Edition.Tuned, 4096, coalesced: true);
        var claim = ClaimAssert.Claim("ws-throughput", Rows((_, _, _) => 2).Where(t => t.Conditions != missing));
        Assert.Equal("Supported", claim.Verdict);
        Assert.Contains(missing, ClaimAssert.Part(claim, "tuned", "4,096 B", "coalesced").Evidence, StringComparison.Ordinal);
    }

    private static IEnumerable<TrialRow> Rows(Func<Edition, bool, int, double> ratio) =>
        from round in Fabricated.Rounds(12)
        from edition in Enum.GetValues<Edition>()
        from size in Cells.ThroughputSizes
        from coalesced in edition == Edition.Tuned ? new[] { false, true } : [false]
        let cell = Cells.Throughput(edition, size, coalesced)
        from row in new[]
        {
            Fabricated.Saturated(cell, StandardLanes.ServerSentEvents(edition), round, 1e6 * Fabricated.Jitter(round)),
            Fabricated.Saturated(cell, StandardLanes.WebSocket(edition), round, 1e6 * ratio(edition, coalesced, round) * Fabricated.Jitter(round, 1)),
        }
        select row;
}
