using TransportBench.Core;
using TransportBench.Core.Feeds;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Rules over the byte account of <c>bytes-per-event</c>: exact, so the margin alone decides.</summary>
public static class ByteRules
{
    /// <summary>WebSocket's application bytes per event are below SSE's by more than the margin.</summary>
    public static ExactRule WebSocketBelowServerSentEvents(Edition edition, int sizeBytes) =>
        Ratio(Cells.Bytes(edition, PayloadKind.Text, sizeBytes), edition, sseOverWebSocket => 1 / sseOverWebSocket < 1 - ComparisonRule.DefaultMargin);

    /// <summary>SSE's application bytes per event are above WebSocket's by more than the margin.</summary>
    public static ExactRule ServerSentEventsAboveWebSocket(Edition edition, int sizeBytes) =>
        Ratio(Cells.Bytes(edition, PayloadKind.Text, sizeBytes), edition, sseOverWebSocket => sseOverWebSocket > 1 + ComparisonRule.DefaultMargin);

    /// <summary>What SSE sends more than WebSocket, as a share, lies in a range, its ends included.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="kind">Kind of payload.</param>
    /// <param name="sizeBytes">Size of the payload.</param>
    /// <param name="low">Least share: 0.30 means 30 % more.</param>
    /// <param name="high">Greatest share.</param>
    public static ExactRule ExcessWithin(Edition edition, PayloadKind kind, int sizeBytes, double low, double high) =>
        Ratio(Cells.Bytes(edition, kind, sizeBytes), edition, sseOverWebSocket => sseOverWebSocket - 1 >= low && sseOverWebSocket - 1 <= high);

    /// <summary>Application bytes of both lanes beside one another: context.</summary>
    public static ExactRule Beside(Edition edition, PayloadKind kind, int sizeBytes) =>
        Ratio(Cells.Bytes(edition, kind, sizeBytes), edition, _ => null);

    /// <summary>A figure of both lanes beside one another: context.</summary>
    public static ExactRule Beside(Edition edition, string metric, string what) => new(ExperimentIds.BytesPerEvent, evidence =>
        Two(evidence, Cells.Bytes(edition, PayloadKind.Text, 128), edition, metric, (websocket, sse) =>
            ExactOutcome.Open($"{what}: WebSocket {Phrases.Number(websocket)} B, SSE {Phrases.Number(sse)} B")))
    { Cells = [Cells.Bytes(edition, PayloadKind.Text, 128)] };

    /// <summary>HTTP header bytes per event after the handshake: none, or some, over every size measured; undecided as soon as one account has bytes without a name.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="none">What the part says: that there are none.</param>
    public static ExactRule HttpHeaders(Lane lane, bool none) => new(ExperimentIds.BytesPerEvent, evidence =>
    {
        var rows = evidence.Cells.Where(c => c.Experiment == ExperimentIds.BytesPerEvent)
            .SelectMany(c => evidence.Rows(c.Experiment, c.Conditions, lane.ToString())).Select(t => t.Bytes).OfType<Results.BytesRow>().ToList();
        if (rows.Count == 0)
            return ExactOutcome.NotMeasured($"no byte account of {lane} in this run");
        var unnamed = rows.Count(b => b.Residual != 0);
        if (unnamed > 0)
            return ExactOutcome.Open($"bytes of {lane} have no name in {Phrases.Number(unnamed)} of {Phrases.Number(rows.Count)} accounts: they could be HTTP headers");
        var headers = rows.Sum(b => b.HttpHeaderBytesAfterHandshake);
        var events = rows.Sum(b => b.Events + b.UpEvents);
        return ExactOutcome.Of(headers == 0 == none, $"{Phrases.Number(headers)} HTTP header bytes over {Phrases.Number(events)} events after the handshake");
    });

    private static ExactRule Ratio(string conditions, Edition edition, Func<double, bool?> holds) => new(ExperimentIds.BytesPerEvent, evidence =>
        Two(evidence, conditions, edition, Metrics.ApplicationBytes, (websocket, sse) => websocket > 0 && sse > 0
            ? new ExactOutcome(
                true, holds(sse / websocket),
                $"WebSocket {Phrases.Number(websocket)} B, SSE {Phrases.Number(sse)} B per event: SSE {More(sse / websocket)}")
            : ExactOutcome.Open("a figure is 0, so there is no ratio")))
    { Cells = [conditions] };

    private static string More(double ratio) => ratio >= 1 ? Phrases.Percent(ratio - 1) + " more" : Phrases.Percent(1 - ratio) + " less";

    private static ExactOutcome Two(
        Evidence evidence, string conditions, Edition edition, string metric, Func<double, double, ExactOutcome> judge)
    {
        var websocket = evidence.Exact(ExperimentIds.BytesPerEvent, conditions, StandardLanes.WebSocket(edition).ToString(), metric);
        var sse = evidence.Exact(ExperimentIds.BytesPerEvent, conditions, StandardLanes.ServerSentEvents(edition).ToString(), metric);
        if (websocket.Value is not { } left)
            return websocket.ToOutcome();
        if (sse.Value is not { } right)
            return sse.ToOutcome();
        return judge(left, right);
    }
}
