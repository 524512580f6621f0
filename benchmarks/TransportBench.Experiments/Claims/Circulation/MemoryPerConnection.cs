using TransportBench.Core;
using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>SSE takes 40 % less memory per connection.</summary>
public static class MemoryPerConnection
{
    private static readonly int[] Peaks = [1_000, 10_000];

    private static readonly bool[] Either = [false, true];

    /// <summary>The claim.</summary>
    public static Claim Claim { get; } = new()
    {
        Id = "memory-per-connection",
        Text = "SSE takes 40 % less server memory per connection",
        Source = "SSE takes 40 % less memory per connection",
        Origin = "rexai (31 vs 52 KB); others: twice as much (arifrhm TypeScript 29.2 vs 16.0 KiB), the same (Go 40.2)",
        Parts =
        [
            .. Grid("a", "ratio at most 0.7", (edition, connections, isActive) => MemoryRules.AtMost(0.7, edition, connections, isActive)),
            .. Grid("b", "equivalent or above 1", MemoryRules.EquivalentOrAbove).Select(part => part with { Negated = true }),
        ],
    };

    private static IEnumerable<ClaimPart> Grid(string key, string words, Func<Edition, int, bool, ExactRule> rule) =>
        from edition in Editions.Both
        from connections in Peaks
        from isActive in Either
        select new ClaimPart(
            key,
            $"server memory per connection, SSE over WebSocket, {words}: {Editions.Name(edition)}, {Phrases.Number(connections)} connections, {(isActive ? "active" : "idle")}",
            rule(edition, connections, isActive));
}
