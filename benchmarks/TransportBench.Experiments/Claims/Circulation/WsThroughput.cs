using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Scenarios;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>WebSocket's throughput wins "by large margins".</summary>
public static class WsThroughput
{
    /// <summary>What counts as a large margin: half as much again.</summary>
    public const double LargeMargin = 1.5;

    private const string AlwaysFlushes = "the framework's own APIs flush every event, so the idiomatic edition has nothing to coalesce";

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "ws-throughput",
        Text = "WebSocket's throughput wins by large margins",
        Source = "WebSocket's throughput wins \"by large margins\"",
        Origin = "2014 onward",
        Parts =
        [
            .. from edition in Editions.Both
               from coalesced in new[] { false, true }
               from size in Cells.ThroughputSizes
               select Part(edition, size, coalesced),
            .. from variant in BytesByVariant.All from edition in Editions.Both select OverVariant(edition, variant),
            .. from readers in FanOut.Readers select ToMany(readers),
        ],
    };

    private static ClaimPart OverVariant(Edition edition, Variant variant) => new("",
        $"saturated events/s against SSE's, {variant.Words}, {Editions.Name(edition)}, 128 B, flush per event",
        AtLeast(edition, 128, coalesced: false) with
        {
            In = ExperimentIds.ThroughputByVariant,
            Conditions = Cells.Throughput(edition, 128, variant),
            Baseline = StandardLanes.ServerSentEvents(edition, variant),
            Candidate = StandardLanes.WebSocket(edition, variant),
        })
    { Context = true };

    private static ClaimPart ToMany(int readers) => new("",
        $"one event to {Phrases.Number(readers)} readers: SSE's server CPU per delivery at least 1.5 × WebSocket's, {Editions.Name(Edition.Tuned)}, 128 B",
        new ComparisonRule
        {
            In = ExperimentIds.FanOut,
            Metric = Metrics.Figure(FanOutRunner.CpuPerDelivery),
            Conditions = Cells.FanOut(Edition.Tuned, readers),
            Baseline = FanOut.LaneOf(Transports.WebSocket),
            Candidate = FanOut.LaneOf(Transports.ServerSentEvents),
            Expected = Expectation.RatioAtLeast,
            Bound = LargeMargin,
        })
    { Context = true };

    private static ClaimPart Part(Edition edition, int size, bool coalesced)
    {
        var text = $"saturated events/s at least 1.5 × SSE's, {Editions.Name(edition)}, {Editions.Size(size)}, {(coalesced ? "coalesced" : "flush per event")}";
        return edition == Edition.Idiomatic && coalesced
            ? ClaimPart.NotRun("a", text, AlwaysFlushes)
            : new ClaimPart("a", text, AtLeast(edition, size, coalesced));
    }

    private static ComparisonRule AtLeast(Edition edition, int size, bool coalesced) => new()
    {
        In = ExperimentIds.Throughput,
        Metric = Metrics.EventsPerSecond,
        Conditions = Cells.Throughput(edition, size, coalesced),
        Baseline = StandardLanes.ServerSentEvents(edition),
        Candidate = StandardLanes.WebSocket(edition),
        Expected = Expectation.RatioAtLeast,
        Bound = LargeMargin,
    };
}
