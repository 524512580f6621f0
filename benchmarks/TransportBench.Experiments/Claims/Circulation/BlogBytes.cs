using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>About 87 bytes a message against about 14.</summary>
public static class BlogBytes
{
    private const double Tolerance = 0.1;

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "sse-87-bytes",
        Text = "SSE costs about 87 B a message, WebSocket about 14",
        Source = "SSE costs about 87 B a message, WebSocket about 14",
        Origin = "blog posts",
        Parts =
        [
            .. from edition in Editions.Both from fields in new[] { false, true } select ServerSentEvents(edition, fields),
            .. from edition in Editions.Both from fields in new[] { false, true } select WebSocket(edition, fields),
        ],
    };

    private static ClaimPart ServerSentEvents(Edition edition, bool fields) => new("a",
        $"SSE's overhead at 128 B within 10 % of 87 B, {Name(fields)}, {Editions.Name(edition)}",
        OverheadRules.AnyNear(StandardLanes.ServerSentEvents(edition), Cell(edition, fields), [Metrics.OverheadBytes], 87, Tolerance));

    private static ClaimPart WebSocket(Edition edition, bool fields) => new("b",
        $"WebSocket's overhead at 128 B within 10 % of 14 B in either direction, {Name(fields)}, {Editions.Name(edition)}",
        OverheadRules.AnyNear(
            StandardLanes.WebSocket(edition), Cell(edition, fields), [Metrics.OverheadBytes, Metrics.UpOverheadBytes], 14, Tolerance));

    private static string Cell(Edition edition, bool fields) => Cells.Bytes(edition, PayloadKind.Text, 128, fields);

    private static string Name(bool fields) => fields ? "with event and id" : "minimal";
}
