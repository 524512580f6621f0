using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>SSE carries characters only, unfit for complex data.</summary>
public static class SseTextOnly
{
    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "sse-text-only",
        Text = "SSE carries characters only, unfit for complex data",
        Source = "数据结构：Event-Stream传输仅仅支持字符形式，无法适应较复杂的场景",
        Origin = Seed.Origin,
        Parts =
        [
            .. Editions.Both.Select(Breaks),
            .. Editions.Both.Select(Survives),
            .. Editions.Both.Select(Price),
        ],
    };

    private static ClaimPart Breaks(Edition edition) => new("a",
        $"raw binary does not survive, {Editions.Name(edition)}",
        PayloadRules.RawBytesBreak(StandardLanes.ServerSentEvents(edition)));

    private static ClaimPart Survives(Edition edition) => new("b",
        $"nested JSON, multi-line text (LF) and every Unicode plane survive as they are, without base64, {Editions.Name(edition)}",
        PayloadRules.Arrives(StandardLanes.ServerSentEvents(edition), [PayloadCell.Json, PayloadCell.EveryUnicodePlane], raw: true))
    { Negated = true };

    private static ClaimPart Price(Edition edition) => new("",
        $"price of base64, binary 1,024 B, {Editions.Name(edition)}",
        ByteRules.Beside(edition, PayloadKind.Binary, 1024))
    { Context = true };
}
