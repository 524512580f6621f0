using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>SSE may be slower than WebSocket.</summary>
public static class SseLessRealtime
{
    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "sse-less-realtime",
        Text = "SSE, being HTTP, may be slower than WebSocket",
        Source = "实时性：由于Event-Stream是基于HTTP的，因此它的实时性可能不如WebSocket。",
        Origin = Seed.Origin,
        Parts =
        [
            .. from edition in Editions.Both from size in Cells.LatencySizes select Median(edition, size),
            .. from edition in Editions.Both from size in Cells.LatencySizes select Tail(edition, size),
            .. from link in new[] { "LAN", "Wi-Fi", "4G", "lossy" }
               from edition in Editions.Both
               from size in Cells.LatencySizes
               from part in OverLink(link, edition, size)
               select part,
            .. from variant in BytesByVariant.All from edition in Editions.Both select OverVariant(edition, variant),
            .. AsDeployedParts,
        ],
    };

    private static IEnumerable<ClaimPart> AsDeployedParts => new[] { (Metric: Metrics.DeliveryP50, Name: "p50"), (Metric: Metrics.DeliveryP99, Name: "p99") }.Select(p => new ClaimPart("",
        $"{p.Name} delivery as deployed: SSE over TLS and HTTP/2 against wss over HTTP/1.1, loopback, idiomatic, 128 B",
        new ComparisonRule
        {
            In = ExperimentIds.AsDeployed,
            Metric = p.Metric,
            Conditions = Cells.AsDeployed(),
            Baseline = AsDeployed.WebSocket,
            Candidate = AsDeployed.ServerSentEvents,
            Expected = Expectation.Above,
        })
    { Context = true });

    private static ClaimPart OverVariant(Edition edition, Variant variant) => new("",
        $"p50 delivery against WebSocket's, {variant.Words}, loopback, {Editions.Name(edition)}, 128 B",
        new ComparisonRule
        {
            In = ExperimentIds.LatencyByVariant,
            Metric = Metrics.DeliveryP50,
            Conditions = Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate, variant),
            Baseline = StandardLanes.WebSocket(edition, variant),
            Candidate = StandardLanes.ServerSentEvents(edition, variant),
            Expected = Expectation.Above,
        })
    { Context = true };

    private static ClaimPart Median(Edition edition, int size) => new("a",
        $"p50 delivery above WebSocket's by more than 5 %, loopback, {Editions.Name(edition)}, {Editions.Size(size)}",
        Above(edition, size, Metrics.DeliveryP50));

    private static ClaimPart Tail(Edition edition, int size) => new("b",
        $"p99 delivery above WebSocket's by more than 5 %, at once and alone, loopback, {Editions.Name(edition)}, {Editions.Size(size)}",
        Above(edition, size, Metrics.DeliveryP99) with { AgreesWith = Cell(edition, size, alone: true) });

    private static IEnumerable<ClaimPart> OverLink(string link, Edition edition, int size) =>
        new[] { ("a", "p50"), ("b", "p99") }.Select(p => ClaimPart.NotRun(p.Item1,
            $"{p.Item2} delivery above WebSocket's by more than 5 % and 1 ms, {link}, {Editions.Name(edition)}, {Editions.Size(size)}",
            NotBuilt.EmulatedLink));

    private static ComparisonRule Above(Edition edition, int size, string metric) => new()
    {
        In = ExperimentIds.DeliveryLatency,
        Metric = metric,
        Conditions = Cell(edition, size, alone: false),
        Baseline = StandardLanes.WebSocket(edition),
        Candidate = StandardLanes.ServerSentEvents(edition),
        Expected = Expectation.Above,
    };

    private static string Cell(Edition edition, int size, bool alone) =>
        Cells.Latency(edition, PayloadKind.Text, size, Cells.LatencyRate, alone);
}
