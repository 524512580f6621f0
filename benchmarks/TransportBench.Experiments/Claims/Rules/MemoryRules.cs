using TransportBench.Core;
using TransportBench.Experiments.Experiments;

namespace TransportBench.Experiments.Claims.Rules;

/// <summary>Parts decided by server memory per connection.</summary>
internal static class MemoryRules
{
    private const string Figure = "server_kib_per_connection";
    private const double Margin = 0.05;

    /// <summary>SSE over WebSocket is at most so much, in every round.</summary>
    public static ExactRule AtMost(double most, Edition edition, int connections, bool isActive) => Ratio(edition, connections, isActive, ratio => ratio <= most);

    /// <summary>SSE over WebSocket is no less than 1, or within the margin of it, in every round.</summary>
    public static ExactRule EquivalentOrAbove(Edition edition, int connections, bool isActive) => Ratio(edition, connections, isActive, ratio => ratio >= 1 - Margin);

    private static ExactRule Ratio(Edition edition, int connections, bool isActive, Func<double, bool> holds)
    {
        var cell = Cells.ConnectionMemory(edition, connections, isActive);
        return new ExactRule(ExperimentIds.ConnectionMemory, evidence =>
        {
            var (webSocket, sse) = (Of(evidence, cell, Transports.WebSocket, edition), Of(evidence, cell, Transports.ServerSentEvents, edition));
            var rounds = webSocket.Keys.Intersect(sse.Keys).Order().Select(round => (WebSocket: webSocket[round], Sse: sse[round])).ToList();
            if (rounds.Count == 0) return ExactOutcome.NotMeasured($"no connections in '{cell}' in this run");
            var words = string.Join("; ", rounds.Select(round => $"SSE {Phrases.Number(round.Sse)} KiB, WebSocket {Phrases.Number(round.WebSocket)} KiB: {Phrases.Number(round.Sse / round.WebSocket)}"));
            return ExactOutcome.InEvery(rounds.Count(round => holds(round.Sse / round.WebSocket)), rounds.Count, words);
        })
        {
            Cells = [cell],
        };
    }

    private static Dictionary<int, double> Of(Evidence evidence, string cell, Transport transport, Edition edition) => evidence
        .Rows(ExperimentIds.ConnectionMemory, cell, ConnectionMemory.LaneOf(transport, edition).ToString())
        .Where(row => row.Figures?.GetValueOrDefault(Figure) > 0)
        .ToDictionary(row => row.Round, row => row.Figures![Figure]);
}
