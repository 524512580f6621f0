using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class FaultClaimsTests
{
    [Fact]
    public void SseAutoReconnect_BareClientStaysAwayAndResumableLosesNothing_IsMixed()
    {
        var claim = ClaimAssert.Claim("sse-auto-reconnect", Matrix());
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown false"], ClaimAssert.Outcomes(claim, "c"));
        Assert.Equal(["shown true"], ClaimAssert.Outcomes(claim, "g"));
        Assert.Contains("0 lost, 0 twice", ClaimAssert.Part(claim, "(g)").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void SseAutoReconnect_OneEventLostOnce_IsShownFalse()
    {
        var rows = Matrix().Select(row => row is { Conditions: "reset", Lane.Client: "eventsource-heartbeat" } ? Lose(row, 1) : row);
        Assert.Equal(["shown false"], ClaimAssert.Outcomes(ClaimAssert.Claim("sse-auto-reconnect", rows), "g"));
    }

    [Fact]
    public void SseAutoReconnect_LossWhereNoneMayComeBack_IsNotHeldAgainstIt()
    {
        var rows = Matrix().Select(row => row.Conditions == FaultCatalogue.NoContent.Id ? Lose(row, 100) : row);
        Assert.Equal(["shown true"], ClaimAssert.Outcomes(ClaimAssert.Claim("sse-auto-reconnect", rows), "g"));
    }

    [Theory]
    [InlineData(false, "shown true")]
    [InlineData(true, "shown false")]
    public void WsProtocolComplexity_BareWebSocketComesBack_DecidesTheFirstPart(bool isBack, string expected)
    {
        var rows = Matrix().Select(row => row.Lane.Client == "clientwebsocket" && isBack ? With(row, "reconnected_ms", 300) : row);
        Assert.Equal([expected, "not run"], ClaimAssert.Outcomes(ClaimAssert.Claim("ws-protocol-complexity", rows), "a"));
    }

    [Fact]
    public void HalfOpen_OnlyWatchersNotice_IsSupported()
    {
        var claim = ClaimAssert.Claim("half-open-minutes", DeadPeer());
        Assert.Equal("Supported", claim.Verdict);
        Assert.Equal(["shown true"], ClaimAssert.Outcomes(claim, "a"));
        Assert.All(ClaimAssert.Outcomes(claim, "c"), outcome => Assert.Equal("shown true", outcome));
    }

    [Fact]
    public void HalfOpen_WatcherIsLate_IsShownFalseForIt()
    {
        var rows = DeadPeer().Select(row => row.Lane.Client == "signalr" ? With(row, "detected_ms", 2_001) : row);
        Assert.Equal("shown false", ClaimAssert.Claim("half-open-minutes", rows).Parts.Single(part => part.Text.EndsWith("intervals, signalr", StringComparison.Ordinal)).Outcome);
    }

    [Theory]
    [InlineData(2_000, 400, "shown true")]
    [InlineData(1_999, 400, "shown false")]
    public void ReconnectStorm_PeakAgainstMean_IsComparedWithFive(double peak, double mean, string expected)
    {
        var claim = ClaimAssert.Claim("reconnect-storm", Storm(peak, mean));
        Assert.Equal([expected, expected], ClaimAssert.Outcomes(claim, "a"));
    }

    [Fact]
    public void SlowConsumer_NaiveGrowsAndOursDoesNot_IsMixed()
    {
        var claim = ClaimAssert.Claim("slow-consumer", [.. Memory(isNaive: true, growth: 27_000), .. Memory(isNaive: false, growth: 5_200)]);
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown true", "shown true"], ClaimAssert.Outcomes(claim, "a"));
    }

    private static IEnumerable<TrialRow> Matrix() =>
        from fault in FaultCatalogue.All
        from reader in FaultReaders.All
        select Row(ExperimentIds.Reconnect, Cells.Struck(fault), reader, reader.Reconnects ? new() { ["reconnected_ms"] = 250, ["detected_ms"] = 5 } : new() { ["detected_ms"] = 5 });

    private static IEnumerable<TrialRow> DeadPeer() =>
        FaultReaders.All.Select(reader => Row(ExperimentIds.HalfOpen, Cells.Struck(FaultCatalogue.DeadPeer), reader, reader.Watches ? new() { ["detected_ms"] = 1_500 } : []));

    private static IEnumerable<TrialRow> Storm(double peak, double mean) =>
        from reader in FaultReaders.All
        where reader is { Resumes: true, Watches: false }
        from hasJitter in new[] { false, true }
        select Row(ExperimentIds.ReconnectStorm, Cells.Storm(reader.Transport, hasJitter), reader, new() { ["peak_connects_per_second"] = peak, ["mean_connects_per_second"] = mean, ["last_ms"] = 9_000 });

    private static IEnumerable<TrialRow> Memory(bool isNaive, double growth) =>
        from transport in new[] { Transports.WebSocket, Transports.ServerSentEvents }
        from isStalled in new[] { true, false }
        select Fabricated.Row(ExperimentIds.SlowConsumer, Cells.SlowConsumer(forLong: true, isNaive), SlowConsumer.LaneOf(transport, isStalled), 0) with
        {
            Figures = new Dictionary<string, double> { [SlowConsumerRunner.HeapGrowth] = isStalled ? growth : 5_000, [SlowConsumerRunner.Written] = 38_400 },
        };

    private static TrialRow Row(string experiment, string conditions, FaultReader reader, Dictionary<string, double> figures) =>
        Fabricated.Row(experiment, conditions, FaultReaders.LaneOf(reader), 0) with { Figures = figures };

    private static TrialRow With(TrialRow row, string figure, double value) => row with { Figures = new Dictionary<string, double>(row.Figures!) { [figure] = value } };

    private static TrialRow Lose(TrialRow row, long events) => row with
    {
        Counts = new CountsRow(3_000, 0, 3_000, 3_000 - events, events, 0, 0, new Dictionary<string, long> { ["while-away"] = events }),
    };
}
