using TransportBench.Experiments.Claims;
using TransportBench.Experiments.Experiments;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class ClaimLedgerTests
{
    private static readonly string[] Ledger =
    [
        "ws-full-duplex", "ws-realtime", "ws-fewer-bytes", "ws-complex-data", "ws-language-support", "ws-cross-origin", "ws-old-browsers",
        "ws-protocol-complexity", "ws-fits-interactive", "sse-simple", "sse-auto-reconnect", "sse-http-infrastructure", "sse-one-way",
        "sse-less-realtime", "sse-headers-every-event", "sse-text-only", "sse-framing-loss", "sse-fits-llm", "sse-emitter-timeout",
        "sse-emitter-async", "flux-equals-emitter", "async-http-client-streams", "python-requests-streams", "vue-proxy-buffers",
        "nginx-restores-streaming", "fetch-event-source-posts",
        "six-connections", "frame-2-14-bytes", "sse-44-percent-more", "sse-87-bytes", "memory-per-connection", "ws-throughput",
        "binary-third-more", "compression", "http2-equalises", "half-open-minutes", "idle-cut", "no-auth-header", "slow-consumer", "reconnect-storm",
    ];

    private static readonly string[] Computed =
    [
        "ws-realtime", "ws-fewer-bytes", "ws-complex-data", "ws-protocol-complexity", "sse-simple", "sse-auto-reconnect", "sse-less-realtime", "sse-headers-every-event", "sse-text-only",
        "frame-2-14-bytes", "sse-44-percent-more", "sse-87-bytes", "memory-per-connection", "ws-throughput", "binary-third-more", "compression", "http2-equalises",
        "half-open-minutes", "slow-consumer", "reconnect-storm",
    ];

    public static TheoryData<string> Ids => [.. Ledger];

    [Fact]
    public void All_Ids_AreTheLedgerInItsOrder() => Assert.Equal(Ledger, ClaimLedger.All.Select(c => c.Id));

    [Fact]
    public void All_ClaimsWithExperiments_AreTheComputedOnes() =>
        Assert.Equal(Computed, ClaimLedger.All.Where(c => c.Experiments.Count > 0).Select(c => c.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Claim_EveryOne_HasAVotingPartAndTellsTheReaderApart(string id)
    {
        var claim = ClaimLedger.Find(id)!;
        Assert.Contains(claim.Parts, p => !p.Context);
        Assert.NotEmpty(claim.Text);
        Assert.NotEmpty(claim.Source);
        Assert.NotEmpty(claim.Origin);
        Assert.Equal(claim.Parts.Count, claim.Parts.Select(p => p.Label).Distinct().Count());
        Assert.All(claim.Parts, p => Assert.Equal(p.Context, p.Key.Length == 0));
        Assert.All(claim.Parts.Select(p => p.Rule).OfType<NotRunRule>(), rule => Assert.True(rule.Reason.Length > 10, rule.Reason));
    }

    [Theory]
    [InlineData("ws-cross-origin", "c")]
    [InlineData("ws-old-browsers", "b")]
    [InlineData("sse-one-way", "b")]
    [InlineData("sse-text-only", "b")]
    [InlineData("sse-framing-loss", "d")]
    [InlineData("frame-2-14-bytes", "c")]
    [InlineData("sse-44-percent-more", "b")]
    [InlineData("memory-per-connection", "b")]
    [InlineData("compression", "d")]
    [InlineData("slow-consumer", "b")]
    [InlineData("reconnect-storm", "b")]
    public void Claim_NegatedParts_AreTheLedgers(string id, string key) =>
        Assert.Equal([key], ClaimLedger.Find(id)!.Parts.Where(p => p.Negated).Select(p => p.Key).Distinct());

    [Fact]
    public void All_NegatedParts_AreInElevenClaims() => Assert.Equal(11, ClaimLedger.All.Count(c => c.Parts.Any(p => p.Negated)));

    [Theory]
    [InlineData("ws-realtime", "dotnet run -c Release --project benchmarks/TransportBench -- run --claim ws-realtime")]
    [InlineData("sse-less-realtime", "dotnet run -c Release --project benchmarks/TransportBench -- run --claim sse-less-realtime --profile full")]
    public void Command_Claim_RepeatsItWithWhatItsPercentilesNeed(string id, string command) => Assert.Equal(command, ClaimLedger.Find(id)!.Command);

    [Fact]
    public void Experiments_FrameBytes_IsWhatItsPartsRead() =>
        Assert.Equal([ExperimentIds.BytesPerEvent], ClaimLedger.Find("frame-2-14-bytes")!.Experiments);

    [Theory]
    [InlineData("ws-realtime", 2)]
    [InlineData("sse-less-realtime", 8)]
    [InlineData("ws-throughput", 9)]
    [InlineData("ws-fewer-bytes", 0)]
    [InlineData("compression", 6)]
    [InlineData("http2-equalises", 4)]
    public void FamilySize_Claim_CountsVotingPartsThatNeedATest(string id, int size) => Assert.Equal(size, ClaimLedger.Find(id)!.FamilySize);

    [Fact]
    public void Compute_NoTrials_LeavesEveryClaimNotRunWithReasons()
    {
        var (comparisons, claims) = Verdicts.Compute([]);
        Assert.Empty(comparisons);
        Assert.Equal(Ledger, claims.Select(c => c.Id));
        Assert.All(claims, c => Assert.Equal("Not run", c.Verdict));
        Assert.All(claims.SelectMany(c => c.Parts), p => Assert.Equal("not run", p.Outcome));
        Assert.All(claims.SelectMany(c => c.Parts), p => Assert.NotEmpty(p.Evidence));
    }
}
