using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>2–14 bytes an event against "as little as 5".</summary>
public static class FrameBytes
{
    private static readonly int[] Sizes = [0, 1, 125, 126, 65535, 65536];

    private static readonly (string Metric, string Name)[] Directions = [(Metrics.OverheadBytes, "down"), (Metrics.UpOverheadBytes, "up")];

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "frame-2-14-bytes",
        Text = "WebSocket costs 2–14 bytes an event, SSE as little as 5",
        Source = "WebSocket costs 2–14 bytes an event, SSE \"as little as 5\"",
        Origin = "High Performance Browser Networking",
        Parts =
        [
            .. from edition in Editions.Both from direction in Directions select Within(edition, direction.Metric, direction.Name),
            new("b", "some conforming SSE event costs 5 B or less before chunking", new ExactRule(ExperimentIds.BytesPerEvent, SomeCostsFive) { Cells = [.. Editions.Both.SelectMany(CellsOf)] }),
            .. Editions.Both.Select(NoneWithChunks),
        ],
    };

    private static ClaimPart Within(Edition edition, string metric, string direction) => new("a",
        $"WebSocket's overhead within 2–14 B at 0, 1, 125, 126, 65,535 and 65,536 B, {direction}, {Editions.Name(edition)}",
        OverheadRules.AllWithin(StandardLanes.WebSocket(edition), CellsOf(edition), metric, 2, 14));

    private static ClaimPart NoneWithChunks(Edition edition) => new("c",
        $"with chunk framing none costs 5 B or less, {Editions.Name(edition)}",
        OverheadRules.NoneAtMost(StandardLanes.ServerSentEvents(edition), CellsOf(edition), ShortestEvent.Claimed))
    { Negated = true };

    private static string[] CellsOf(Edition edition) => [.. Sizes.Select(size => Cells.Bytes(edition, PayloadKind.Text, size))];

    // A property of the format: it needs no trial, and is only told where the claim's experiment ran.
    private static ExactOutcome SomeCostsFive(Evidence evidence)
    {
        if (!evidence.Has(ExperimentIds.BytesPerEvent))
            return ExactOutcome.NotMeasured($"no trial of {ExperimentIds.BytesPerEvent} in this run");
        var (empty, oneByte) = ShortestEvent.Shortest;
        return ExactOutcome.Of(ShortestEvent.CheapEnough > 0,
            $"of {Phrases.Number(ShortestEvent.Tried)} streams of at most 5 B over their payload, {Phrases.Number(ShortestEvent.CheapEnough)} dispatch an event; "
            + $"the shortest that do cost {empty} B (data, empty) and {oneByte} B (data:x)");
    }
}
