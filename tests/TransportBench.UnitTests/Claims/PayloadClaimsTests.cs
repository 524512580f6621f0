using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class PayloadClaimsTests
{
    [Fact]
    public void WsComplexData_AllIdentical_IsSupported() => ClaimAssert.Verdict("Supported", "ws-complex-data", Rows(StandardLanes.WebSocket));

    [Fact]
    public void WsComplexData_NothingIdentical_IsRefuted() =>
        ClaimAssert.Verdict("Refuted", "ws-complex-data", Rows(StandardLanes.WebSocket).Select(t => With(t, identical: 19)));

    [Fact]
    public void WsComplexData_LineEndsBroken_IsMixedAndNamesTheCell()
    {
        var claim = ClaimAssert.Claim("ws-complex-data", Rows(StandardLanes.WebSocket).Select(t => t.Conditions == "line ends and NUL" ? With(t, identical: 0) : t));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown false", "shown false"], ClaimAssert.Outcomes(claim, "d"));
        Assert.Contains("line ends and NUL: 0 of 20 events identical", ClaimAssert.Part(claim, "(d)", "tuned").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void WsComplexData_NothingSent_DoesNotCountAsArrived() =>
        ClaimAssert.Verdict("Refuted", "ws-complex-data", Rows(StandardLanes.WebSocket).Select(t => With(t, identical: 0, sent: 0)));

    [Fact]
    public void WsComplexData_HalfOfPartDMissing_IsNotRun() => Assert.Equal(
        ["not run", "not run"],
        ClaimAssert.Outcomes(ClaimAssert.Claim("ws-complex-data", Rows(StandardLanes.WebSocket).Where(t => t.Conditions != "line ends and NUL")), "d"));

    [Fact]
    public void SseTextOnly_BinaryBreaksAndTextSurvives_IsMixedAndListsTheBytes()
    {
        var claim = ClaimAssert.Claim("sse-text-only", Rows(StandardLanes.ServerSentEvents));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown true", "shown true"], ClaimAssert.Outcomes(claim, "a"));
        Assert.Equal(["shown false", "shown false"], ClaimAssert.Outcomes(claim, "b"));
        Assert.Contains("130 of 256 byte values do not survive: 0A, 0D, 80-FF", ClaimAssert.Part(claim, "(a)", "tuned").Evidence, StringComparison.Ordinal);
        Assert.True(ClaimAssert.Part(claim, "(b)", "tuned").Negated);
    }

    [Fact]
    public void SseTextOnly_TextBreaksToo_IsSupported() => ClaimAssert.Verdict(
        "Supported", "sse-text-only", Rows(StandardLanes.ServerSentEvents).Select(t => t.Conditions == "json" ? With(t, identical: 3) : t));

    [Fact]
    public void SseTextOnly_TextOnlyAsBase64_DoesNotSurviveAsText() => ClaimAssert.Verdict(
        "Supported", "sse-text-only", Rows(StandardLanes.ServerSentEvents).Select(t => t.Conditions == "every Unicode plane" ? t with { Flags = ["base64"] } : t));

    [Fact]
    public void SseTextOnly_EveryByteSurvives_IsRefuted() => ClaimAssert.Verdict(
        "Refuted", "sse-text-only", Rows(StandardLanes.ServerSentEvents, broken: 0));

    private static TrialRow With(TrialRow row, double identical, double sent = 20) => row with
    {
        Figures = new Dictionary<string, double>(row.Figures!) { ["events_identical"] = identical, ["events_sent"] = sent },
    };

    private static IEnumerable<TrialRow> Rows(Func<Edition, Lane> lane, int broken = 130) =>
        from edition in Enum.GetValues<Edition>()
        from cell in Enum.GetValues<PayloadCell>()
        select cell == PayloadCell.EveryByteValueRaw
            ? Fabricated.Payload(cell, lane(edition), 256 - broken, 256, broken, broken > 0 ? ["broken-bytes: 0A, 0D, 80-FF"] : [])
            : Fabricated.Payload(cell, lane(edition), 20, 20);
}
