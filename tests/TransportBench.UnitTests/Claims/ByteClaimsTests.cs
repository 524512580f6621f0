using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;
using Xunit;

namespace TransportBench.UnitTests.Claims;

public sealed class ByteClaimsTests
{
    /// <summary>Framing of a WebSocket event downwards, upwards, then of an SSE event; chunking is the HTTP/1.1 one.</summary>
    private sealed record Framings(Func<int, int> WebSocket, Func<int, int> WebSocketUp, Func<int, int> Sse, Func<int, int> Chunk);

    private static readonly Framings AsTheFormatsAre = new(
        size => size < 126 ? 2 : size < 65536 ? 4 : 10,
        size => size < 126 ? 6 : size < 65536 ? 8 : 14,
        _ => 8,
        length => length.ToString("x", null).Length + 4);

    [Fact]
    public void WsFewerBytes_AsTheFormatsAre_IsMixedBecauseLargeEventsHideTheDifference()
    {
        var claim = ClaimAssert.Claim("ws-fewer-bytes", Rows(AsTheFormatsAre));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown true", "shown true"], ClaimAssert.Outcomes(claim, "a"));
        Assert.Equal(
            ["shown true", "shown true", "shown true", "shown false", "shown false", "shown true", "shown true", "shown true", "shown false", "shown false"],
            ClaimAssert.Outcomes(claim, "b"));
        Assert.Equal(["not run"], ClaimAssert.Outcomes(claim, "c").Distinct());
        Assert.Contains("WebSocket 132 B, SSE 142 B per event: SSE 7.6 % more", ClaimAssert.Part(claim, "(b)", "tuned, 128 B").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void WsFewerBytes_SseFarLarger_IsSupported() =>
        ClaimAssert.Verdict("Supported", "ws-fewer-bytes", Rows(AsTheFormatsAre with { Sse = size => 8 + size }));

    [Fact]
    public void WsFewerBytes_HeadersAndSmallerSse_IsRefuted() =>
        ClaimAssert.Verdict("Refuted", "ws-fewer-bytes", Rows(AsTheFormatsAre with { WebSocket = size => 20 + size }, webSocketHeaders: 50));

    [Fact]
    public void SseHeadersEveryEvent_AsTheFormatsAre_IsMixedAndFindsNoHeader()
    {
        var claim = ClaimAssert.Claim("sse-headers-every-event", Rows(AsTheFormatsAre));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown false", "shown false"], ClaimAssert.Outcomes(claim, "a"));
        Assert.Contains(claim.Parts, p => p is { Context: true, Outcome: "context" } && p.Evidence.Contains("SSE 6 B", StringComparison.Ordinal));
    }

    [Fact]
    public void SseHeadersEveryEvent_HeadersWithEveryEvent_IsSupported() =>
        ClaimAssert.Verdict("Supported", "sse-headers-every-event", Rows(AsTheFormatsAre with { Sse = size => 100 + size }, sseHeaders: 2_000));

    [Fact]
    public void SseHeadersEveryEvent_NoHeaderAndFewerBytes_IsRefuted() =>
        ClaimAssert.Verdict("Refuted", "sse-headers-every-event", Rows(AsTheFormatsAre with { WebSocket = size => 20 + size }));

    [Fact]
    public void FrameBytes_AsTheFormatsAre_IsMixedBecauseNoEventCostsFive()
    {
        var claim = ClaimAssert.Claim("frame-2-14-bytes", Rows(AsTheFormatsAre));
        Assert.Equal("Mixed", claim.Verdict);
        Assert.Equal(["shown true", "shown true", "shown true", "shown true"], ClaimAssert.Outcomes(claim, "a"));
        Assert.Equal(["shown false"], ClaimAssert.Outcomes(claim, "b"));
        Assert.Equal(["shown false", "shown false"], ClaimAssert.Outcomes(claim, "c"));
    }

    [Fact]
    public void FrameBytes_HeaviestFrame_IsRefuted() => ClaimAssert.Verdict(
        "Refuted", "frame-2-14-bytes", Rows(AsTheFormatsAre with { WebSocket = _ => 15, WebSocketUp = _ => 1 }));

    [Fact]
    public void FrameBytes_CheapChunks_SpeakForTheClaim() => Assert.Equal(
        ["shown true", "shown true"],
        ClaimAssert.Outcomes(ClaimAssert.Claim("frame-2-14-bytes", Rows(AsTheFormatsAre with { Sse = _ => 2, Chunk = _ => 3 })), "c"));

    [Fact]
    public void FrameBytes_OneSizeMissing_IsNotRunUnlessAnotherDecides()
    {
        var missing = Cells.Bytes(Edition.Tuned, PayloadKind.Text, 65535);
        var claim = ClaimAssert.Claim("frame-2-14-bytes", Rows(AsTheFormatsAre).Where(t => t.Conditions != missing));
        Assert.Equal("not run", ClaimAssert.Part(claim, "(a)", "down", "tuned").Outcome);
        Assert.Contains(missing, ClaimAssert.Part(claim, "(a)", "down", "tuned").Evidence, StringComparison.Ordinal);
        var wide = ClaimAssert.Claim("frame-2-14-bytes", Rows(AsTheFormatsAre with { WebSocket = _ => 15 }).Where(t => t.Conditions != missing));
        Assert.Equal("shown false", ClaimAssert.Part(wide, "(a)", "down", "tuned").Outcome);
    }

    [Fact]
    public void Sse44_AsTheFormatsAre_IsNearerToTheMeasuredFigure()
    {
        var claim = ClaimAssert.Claim("sse-44-percent-more", Rows(AsTheFormatsAre));
        Assert.Equal(["shown false", "shown false", "shown false", "shown false"], ClaimAssert.Outcomes(claim, "a"));

        // 159/149 is 6.7 % more, 254/244 is 4.1 %: beyond 5 points of 0.2 %, and within.
        Assert.Equal(["shown true", "shown false", "shown true", "shown false"], ClaimAssert.Outcomes(claim, "b"));
        Assert.Equal("Mixed", claim.Verdict);
    }

    [Fact]
    public void Sse44_FortyFourPercent_IsSupported() => ClaimAssert.Verdict(
        "Supported", "sse-44-percent-more", Rows(AsTheFormatsAre with { WebSocket = _ => 0, Sse = size => (int)(0.44 * size), Chunk = _ => 0 }));

    [Fact]
    public void Sse44_NoDifference_IsRefuted() => ClaimAssert.Verdict(
        "Refuted", "sse-44-percent-more", Rows(AsTheFormatsAre with { WebSocket = _ => 4, Sse = _ => 4, Chunk = _ => 0 }));

    [Fact]
    public void Sse87_AsTheFormatsAre_IsRefuted() => ClaimAssert.Verdict("Refuted", "sse-87-bytes", Rows(AsTheFormatsAre));

    [Fact]
    public void Sse87_FiguresOfTheBlogs_AreSupportedToTheTenthAndNotBeyond()
    {
        // 87 ± 8.7 and 14 ± 1.4, the way up alone being enough.
        var blogs = AsTheFormatsAre with { Sse = _ => 79, Chunk = _ => 0, WebSocketUp = _ => 15 };
        ClaimAssert.Verdict("Supported", "sse-87-bytes", Rows(blogs));
        ClaimAssert.Verdict("Refuted", "sse-87-bytes", Rows(blogs with { Sse = _ => 78, WebSocketUp = _ => 16 }));
    }

    [Fact]
    public void BinaryThirdMore_Base64_IsSupported() => ClaimAssert.Verdict("Supported", "binary-third-more", Rows(AsTheFormatsAre));

    [Fact]
    public void BinaryThirdMore_NoBase64_IsRefuted() => ClaimAssert.Verdict("Refuted", "binary-third-more", Rows(AsTheFormatsAre, base64: false));

    [Fact]
    public void ExactPart_BytesWithoutAName_CannotDecide()
    {
        var claim = ClaimAssert.Claim("ws-fewer-bytes", Rows(AsTheFormatsAre).Select(t => t with { Bytes = t.Bytes! with { Residual = 3 } }));
        var part = ClaimAssert.Part(claim, "(b)", "tuned, 128 B");
        Assert.Equal("undecided", part.Outcome);
        Assert.Contains("3 bytes have no name", part.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ws-fewer-bytes")]
    [InlineData("sse-headers-every-event")]
    public void HttpHeaders_BytesWithoutAName_CannotDecide(string claim)
    {
        var rows = Rows(AsTheFormatsAre).Select((t, i) => i < 2 ? t with { Bytes = t.Bytes! with { Residual = 7 } } : t).ToList();
        var row = ClaimAssert.Claim(claim, rows.Select(t => t with { Bytes = t.Bytes! with { Residual = 7 } }));
        Assert.All(ClaimAssert.Outcomes(row, "a"), outcome => Assert.Equal("undecided", outcome));
        Assert.Contains("undecided", ClaimAssert.Outcomes(ClaimAssert.Claim(claim, rows), "a"));
    }

    [Fact]
    public void ExactPart_RoundsThatDiffer_CannotDecide()
    {
        var rows = Rows(AsTheFormatsAre).ToList();
        var claim = ClaimAssert.Claim("ws-fewer-bytes", rows.Concat(rows.Select(t => t with { Id = "again" + t.Id, Round = 1, Bytes = t.Bytes! with { Framing = t.Bytes.Framing + 20 } })));
        Assert.Equal("undecided", ClaimAssert.Part(claim, "(b)", "tuned, 128 B").Outcome);
    }

    [Fact]
    public void ExactPart_EmptyPayloadWithoutFraming_GivesNoRatio()
    {
        var cell = Cells.Bytes(Edition.Tuned, PayloadKind.Text, 1);
        var claim = ClaimAssert.Claim("ws-fewer-bytes",
            [Fabricated.Bytes(cell, StandardLanes.WebSocket(Edition.Tuned), 0, 0), Fabricated.Bytes(cell, StandardLanes.ServerSentEvents(Edition.Tuned), 0, 8)]);
        Assert.Equal("undecided", ClaimAssert.Part(claim, "(b)", "tuned, 1 B").Outcome);
    }

    private static IEnumerable<TrialRow> Rows(Framings framings, long webSocketHeaders = 0, long sseHeaders = 0, bool base64 = true)
    {
        foreach (var edition in Enum.GetValues<Edition>())
        {
            var cells = Cells.TextSizes.Select(size => (Cell: Cells.Bytes(edition, PayloadKind.Text, size), Size: size, Extra: 0))
                .Append((Cells.Bytes(edition, PayloadKind.Text, 128, fields: true), 128, 0))
                .Concat(Cells.BinarySizes.Select(size => (Cells.Bytes(edition, PayloadKind.Binary, size), size, base64 ? ((size + 2) / 3 * 4) - size : 0)));
            foreach (var (cell, size, extra) in cells)
            {
                var sse = framings.Sse(size) + extra;
                yield return Fabricated.Bytes(cell, StandardLanes.WebSocket(edition), size, framings.WebSocket(size), up: framings.WebSocketUp(size), headers: webSocketHeaders);
                yield return Fabricated.Bytes(cell, StandardLanes.ServerSentEvents(edition), size, sse, framings.Chunk(size + sse), headers: sseHeaders);
            }
        }
    }
}
