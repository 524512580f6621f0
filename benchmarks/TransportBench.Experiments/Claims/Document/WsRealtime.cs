using TransportBench.Core;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Document;

/// <summary>Being persistent makes WebSocket fast.</summary>
public static class WsRealtime
{
    private const string NoTunedPolling = "polling is written in the idiomatic edition only, so there is no tuned lane to compare with";

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "ws-realtime",
        Text = "Being persistent makes WebSocket fast",
        Source = "实时性：由于WebSocket是持久连接，所以它具有高实时性。",
        Origin = Seed.Origin,
        Parts =
        [
            new("a", "p50 delivery below long polling's, idiomatic", Below(StandardLanes.LongPolling, StandardLanes.WebSocket(Edition.Idiomatic))),
            ClaimPart.NotRun("a", "p50 delivery below long polling's, tuned", NoTunedPolling),
            new("b", "p50 delivery below short polling's at 1 s, idiomatic", Below(StandardLanes.ShortPolling, StandardLanes.WebSocket(Edition.Idiomatic))),
            ClaimPart.NotRun("b", "p50 delivery below short polling's at 1 s, tuned", NoTunedPolling),
            new("", "SSE is persistent too: its p50 delivery against long polling's", Below(StandardLanes.LongPolling, Sse)) { Context = true },
            new("", "SSE is persistent too: its p50 delivery against short polling's", Below(StandardLanes.ShortPolling, Sse)) { Context = true },
        ],
    };

    private static Lane Sse => StandardLanes.ServerSentEvents(Edition.Idiomatic);

    private static ComparisonRule Below(Lane baseline, Lane candidate) => new()
    {
        In = ExperimentIds.Polling,
        Metric = Metrics.DeliveryP50,
        Conditions = Cells.Polling(),
        Baseline = baseline,
        Candidate = candidate,
        Expected = Expectation.Below,
    };
}
