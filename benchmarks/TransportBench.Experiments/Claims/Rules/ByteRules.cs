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
        Two(evidence, ExperimentIds.BytesPerEvent, Cells.Bytes(edition, PayloadKind.Text, 128), StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition), metric, (websocket, sse) =>
            ExactOutcome.Open($"{what}: WebSocket {Phrases.Number(websocket)} B, SSE {Phrases.Number(sse)} B")))
    { Cells = [Cells.Bytes(edition, PayloadKind.Text, 128)] };

    /// <summary>WebSocket takes more bytes than SSE to open and close a connection.</summary>
    public static ExactRule OpensWithMore(Edition edition) => new(ExperimentIds.BytesPerEvent, evidence =>
        Two(evidence, ExperimentIds.BytesPerEvent, Cells.Bytes(edition, PayloadKind.Text, 128), StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition), Metrics.HandshakeBytes, (websocket, sse) =>
            ExactOutcome.Of(websocket > sse, $"WebSocket {Phrases.Number(websocket)} B, SSE {Phrases.Number(sse)} B to open and close a connection, both ways together")))
    { Cells = [Cells.Bytes(edition, PayloadKind.Text, 128)] };

    /// <summary>Application bytes of both twins over a variant are the same within the margin.</summary>
    public static ExactRule Equivalent(Edition edition, int sizeBytes, Variant variant)
    {
        var cell = Cells.Bytes(edition, PayloadKind.Text, sizeBytes, variant);
        return Ratio(ExperimentIds.BytesByVariant, cell, StandardLanes.WebSocket(edition, variant), StandardLanes.ServerSentEvents(edition, variant), "WebSocket", "SSE", ratio => Math.Abs(ratio - 1) <= ComparisonRule.DefaultMargin);
    }

    /// <summary>A compressed lane sends at least a share less than the plain one of its transport.</summary>
    /// <param name="plain">The plain lane.</param>
    /// <param name="compressed">The compressed one.</param>
    /// <param name="sizeBytes">Size of the JSON events.</param>
    /// <param name="share">Least share saved: 0.5 means half.</param>
    public static ExactRule Saves(Lane plain, Lane compressed, int sizeBytes, double share) => Ratio(
        ExperimentIds.Compression, Cells.Compressed(PayloadKind.Json, sizeBytes), plain, compressed, "plain", "compressed", ratio => 1 - ratio >= share);

    /// <summary>A compressed event stream of random binary still sends at least a share more than a compressed WebSocket.</summary>
    /// <param name="compressed">The event stream.</param>
    /// <param name="share">Least share: 0.2 means 20 % more.</param>
    public static ExactRule StillMore(Lane compressed, double share) => Ratio(
        ExperimentIds.Compression, Cells.Compressed(PayloadKind.Binary, Compression.BinarySize), Compression.Deflate, compressed, "WebSocket", "SSE", ratio => ratio - 1 >= share);

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

    private static ExactRule Ratio(string conditions, Edition edition, Func<double, bool?> holds) => Ratio(
        ExperimentIds.BytesPerEvent, conditions, StandardLanes.WebSocket(edition), StandardLanes.ServerSentEvents(edition), "WebSocket", "SSE", holds);

    private static ExactRule Ratio(
        string experiment, string conditions, Lane baseline, Lane candidate, string baselineName, string candidateName, Func<double, bool?> holds) => new(experiment, evidence =>
        Two(evidence, experiment, conditions, baseline, candidate, Metrics.ApplicationBytes, (left, right) => left > 0 && right > 0
            ? new ExactOutcome(
                true, holds(right / left),
                $"{baselineName} {Phrases.Number(left)} B, {candidateName} {Phrases.Number(right)} B per event: {candidateName} {More(right / left)}")
            : ExactOutcome.Open("a figure is 0, so there is no ratio")))
        { Cells = [conditions] };

    private static string More(double ratio) => ratio >= 1 ? Phrases.Percent(ratio - 1) + " more" : Phrases.Percent(1 - ratio) + " less";

    private static ExactOutcome Two(
        Evidence evidence, string experiment, string conditions, Lane baseline, Lane candidate, string metric, Func<double, double, ExactOutcome> judge)
    {
        var one = evidence.Exact(experiment, conditions, baseline.ToString(), metric);
        var other = evidence.Exact(experiment, conditions, candidate.ToString(), metric);
        if (one.Value is not { } left)
            return one.ToOutcome();
        if (other.Value is not { } right)
            return other.ToOutcome();
        return judge(left, right);
    }
}
