using TransportBench.Core;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Faults.Readers;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Parts of <c>sse-simple</c>: source, curl and round trips.</summary>
internal static class SimplicityRules
{
    /// <summary>A side's SSE source has fewer lines and fewer API members than WebSocket's.</summary>
    /// <param name="side">One of <see cref="Cells.Sides"/>.</param>
    public static ExactRule IsShorter(string side) => new(ExperimentIds.SourceSize, evidence =>
    {
        var (webSocket, sse) = (Loop(evidence, side, Transports.WebSocket), Loop(evidence, side, Transports.ServerSentEvents));
        if (webSocket is null || sse is null) return ExactOutcome.NotMeasured("no source was counted in this run");
        var (lines, members) = (Figure(sse, "lines") - Figure(webSocket, "lines"), Figure(sse, "api_members") - Figure(webSocket, "api_members"));
        return ExactOutcome.Of(lines < 0 && members < 0, $"SSE {Words(sse)}; WebSocket {Words(webSocket)}");
    })
    {
        Cells = [side],
    };

    /// <summary>curl reads every event of the event stream, the first before the last is sent, and none of the WebSocket.</summary>
    public static ExactRule CurlReads() => new(ExperimentIds.Curl, evidence =>
    {
        var (webSocket, sse) = (Curled(evidence, Transports.WebSocket), Curled(evidence, Transports.ServerSentEvents));
        if (webSocket is null || sse is null) return ExactOutcome.NotMeasured("curl read nothing in this run");
        var early = sse.Figures?.TryGetValue("first_before_end_ms", out var ms) == true && ms > 0;
        return ExactOutcome.Of(
            sse.Counts.Lost == 0 && early && webSocket.Counts.Received == 0,
            $"SSE {sse.Counts.Received} of {sse.Counts.Sent}{(early ? ", as they come" : "")}; WebSocket {webSocket.Counts.Received} of {webSocket.Counts.Sent} ({string.Join("; ", webSocket.Flags)})");
    })
    {
        Cells = [Experiments.Cells.Curl],
    };

    /// <summary>SSE needs no more round trips to the first event than WebSocket, over either HTTP version, in clear and over TLS.</summary>
    public static ExactRule NoMoreRoundTrips() => new(ExperimentIds.RoundTrips, evidence =>
    {
        var counted = Variants.Endpoints
            .Select(variant => (variant.Words, Sse: Counted(evidence, variant, Transports.ServerSentEvents), WebSocket: Counted(evidence, variant, Transports.WebSocket)))
            .Where(one => one is { Sse: not null, WebSocket: not null })
            .ToList();
        return counted.Count == 0 ? ExactOutcome.NotMeasured("no round trips were counted in this run") : ExactOutcome.Of(
            counted.TrueForAll(one => one.Sse <= one.WebSocket), string.Join("; ", counted.Select(one => $"{one.Words}: SSE {one.Sse:0}, WebSocket {one.WebSocket:0}")));
    })
    {
        Cells = [.. Variants.Endpoints.Select(Experiments.Cells.RoundTrips)],
    };

    private static TrialRow? Loop(Evidence evidence, string side, Transport transport) =>
        evidence.Rows(ExperimentIds.SourceSize, side, FaultReaders.LaneOf(FaultReaders.LoopOver(transport)).ToString()) is [var row, ..] ? row : null;

    private static TrialRow? Curled(Evidence evidence, Transport transport) =>
        evidence.Rows(ExperimentIds.Curl, Experiments.Cells.Curl, Experiments.Curl.LaneOf(transport).ToString()) is [var row, ..] ? row : null;

    private static double? Counted(Evidence evidence, Variant variant, Transport transport) =>
        evidence.Rows(ExperimentIds.RoundTrips, Experiments.Cells.RoundTrips(variant), RoundTrips.LaneOf(transport, variant).ToString()) is [var row, ..] ? Figure(row, "round_trips") : null;

    private static string Words(TrialRow row) => $"{Figure(row, "lines"):0} lines, {Figure(row, "api_members"):0} members";

    private static double Figure(TrialRow row, string name) => row.Figures![name];
}
