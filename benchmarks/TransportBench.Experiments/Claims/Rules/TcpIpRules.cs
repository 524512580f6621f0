using TransportBench.Core;
using TransportBench.Core.WireModel;
using TransportBench.Experiments.Experiments;
using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Rules over the bytes below TCP and IP of <c>tcp-ip-bytes</c>: per event, both directions, the slope over two lengths.</summary>
/// <remarks>How many ACKs a kernel sends is its own affair and differs between rounds; a part is decided where every round says the same.</remarks>
public static class TcpIpRules
{
    /// <summary>WebSocket's bytes are below SSE's by more than the margin.</summary>
    public static ExactRule WebSocketBelow(Edition edition, int sizeBytes) => Rule(edition, sizeBytes, sseOverWebSocket => 1 / sseOverWebSocket < 1 - ComparisonRule.DefaultMargin);

    /// <summary>SSE's bytes are above WebSocket's by more than the margin.</summary>
    public static ExactRule ServerSentEventsAbove(Edition edition, int sizeBytes) => Rule(edition, sizeBytes, sseOverWebSocket => sseOverWebSocket > 1 + ComparisonRule.DefaultMargin);

    private static ExactRule Rule(Edition edition, int sizeBytes, Func<double, bool> holds) =>
        new(ExperimentIds.TcpIpBytes, evidence => Judge(evidence, edition, sizeBytes, holds))
        {
            Cells = [.. TcpIpBytes.Lengths.Select(events => Cells.TcpIp(edition, sizeBytes, events))],
        };

    private static ExactOutcome Judge(Evidence evidence, Edition edition, int sizeBytes, Func<double, bool> holds)
    {
        var websocket = PerRound(evidence, edition, sizeBytes, StandardLanes.WebSocket(edition));
        var sse = PerRound(evidence, edition, sizeBytes, StandardLanes.ServerSentEvents(edition));
        var rounds = websocket.Keys.Intersect(sse.Keys).Order().ToList();
        if (rounds.Count == 0) return ExactOutcome.NotMeasured(Predicted(sizeBytes));
        var words = $"WebSocket {Range(rounds.ConvertAll(r => websocket[r]))} B, SSE {Range(rounds.ConvertAll(r => sse[r]))} B per event, {rounds.Count} rounds";
        var said = rounds.ConvertAll(r => holds(sse[r] / websocket[r])).Distinct().ToList();
        return said.Count == 1 ? ExactOutcome.Of(said[0], words) : ExactOutcome.Open($"{words}: the rounds differ, as the kernel's ACKs do");
    }

    private static Dictionary<int, double> PerRound(Evidence evidence, Edition edition, int sizeBytes, Lane lane)
    {
        var lengths = TcpIpBytes.Lengths.Select(events => evidence
            .Rows(ExperimentIds.TcpIpBytes, Cells.TcpIp(edition, sizeBytes, events), lane.ToString())
            .Where(row => row.Bytes is { Segments: not null, Residual: 0 })
            .ToDictionary(row => row.Round, row => Below(row.Bytes!))).ToList();
        return lengths[0].Keys.Intersect(lengths[1].Keys)
            .ToDictionary(round => round, round => (lengths[1][round] - lengths[0][round]) / (double)(TcpIpBytes.Lengths[1] - TcpIpBytes.Lengths[0]));
    }

    /// <summary>All bytes of a connection below IP, but for the longer headers of its first packets, which drop out.</summary>
    private static long Below(BytesRow bytes) => bytes.Down + bytes.Up + ((bytes.Segments!.Down + bytes.Segments.Up) * TcpSegment.Overhead);

    private static string Predicted(int sizeBytes)
    {
        var frame = sizeBytes + WebSocketFrame.Overhead(sizeBytes, masked: false);
        var block = EventStreamFormat.Length(sizeBytes, 0);
        var chunk = block + ChunkedEncoding.FramingLength(block);
        return $"not measured in this run; predicted without ACKs: WebSocket {Phrases.Number(OnTheLink(frame))} B, SSE {Phrases.Number(OnTheLink(chunk))} B per event";
    }

    private static long OnTheLink(long bytes) => bytes + (TcpSegment.Count(bytes, Links.EthernetMtu) * TcpSegment.Overhead);

    private static string Range(List<double> values) => Phrases.Number(Math.Round(values.Min(), 1)) is var least && Phrases.Number(Math.Round(values.Max(), 1)) is var most && least == most ? least : $"{least}–{most}";
}
