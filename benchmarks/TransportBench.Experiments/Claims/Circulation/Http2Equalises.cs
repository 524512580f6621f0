using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Claims.Rules;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>Over HTTP/2 the two are the same.</summary>
public static class Http2Equalises
{
    private static readonly Variant Http2 = new() { Http2 = true };

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "http2-equalises",
        Text = "Over HTTP/2 the two are the same",
        Source = "over HTTP/2 the two are the same",
        Origin = "Jazz, RFC 8441",
        Parts =
        [
            .. Editions.Both.Select(edition => new ClaimPart("a", $"p50 delivery equivalent, {Editions.Name(edition)}, 128 B", Same(
                ExperimentIds.LatencyByVariant, Metrics.DeliveryP50, Cells.Latency(edition, PayloadKind.Text, 128, Cells.LatencyRate, Http2), edition))),
            .. Editions.Both.Select(edition => new ClaimPart("b", $"application bytes equivalent, {Editions.Name(edition)}, 1,024 B", ByteRules.Equivalent(edition, 1_024, Http2))),
            .. Editions.Both.Select(edition => new ClaimPart("c", $"saturated events/s equivalent, {Editions.Name(edition)}, 128 B, flush per event", Same(
                ExperimentIds.ThroughputByVariant, Metrics.EventsPerSecond, Cells.Throughput(edition, 128, Http2), edition))),
        ],
    };

    private static ComparisonRule Same(string experiment, string metric, string conditions, Edition edition) => new()
    {
        In = experiment,
        Metric = metric,
        Conditions = conditions,
        Baseline = StandardLanes.WebSocket(edition, Http2),
        Candidate = StandardLanes.ServerSentEvents(edition, Http2),
        Expected = Expectation.Equivalent,
    };
}
