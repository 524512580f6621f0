using TransportBench.Core;
using TransportBench.Experiments.Claims.Rules;

namespace TransportBench.Experiments.Claims.Circulation;

/// <summary>What is said to go wrong in operation.</summary>
public static class Operations
{
    private static readonly Transport[] Twins = [Transports.WebSocket, Transports.ServerSentEvents];

    /// <summary>A dead peer goes unnoticed.</summary>
    public static Claim HalfOpen { get; } = new()
    {
        Id = "half-open-minutes",
        Text = "Without heartbeats a dead peer goes unnoticed for about 15 minutes",
        Source = "without heartbeats a dead peer goes unnoticed for about 15 minutes",
        Origin = "Linux tcp_retries2",
        Parts =
        [
            new ClaimPart("a", "a silent receiver notices nothing in the bounded wait (61 s)", FaultRules.NobodyNotices()),
            new ClaimPart("b", "a sender notices as tcp_retries2 predicts, to a second, checked with it lowered in a namespace", FaultRules.SenderNotices()),
            new ClaimPart("", "what tcp_retries2 = 15, the system's default, comes to by the same arithmetic: an extrapolation", FaultRules.Extrapolation()) { Context = true },
            .. FaultRules.Watchers.Select(reader => new ClaimPart("c", $"with a heartbeat: within 2 intervals, {reader}", FaultRules.Notices(reader))),
        ],
    };

    /// <summary>Proxies cut quiet streams.</summary>
    public static Claim IdleCut { get; } = new()
    {
        Id = "idle-cut",
        Text = "Proxies cut quiet streams (nginx: 60 s)",
        Source = "proxies cut quiet streams (nginx: 60 s)",
        Origin = "nginx, load balancers",
        Parts =
        [
            ClaimPart.NotRun("a", "SSE is cut near the configured time, per middlebox, timeouts scaled down", NotBuilt.Middleboxes),
            ClaimPart.NotRun("b", "WebSocket too", NotBuilt.Middleboxes),
            ClaimPart.NotRun("c", "a heartbeat prevents it", NotBuilt.Middleboxes),
        ],
    };

    /// <summary>A slow reader blows up memory.</summary>
    public static Claim SlowConsumer { get; } = new()
    {
        Id = "slow-consumer",
        Text = "A slow reader blows up the server's memory",
        Source = "a slow reader blows up the server's memory",
        Origin = "issue trackers",
        Parts =
        [
            .. Twins.Select(t => new ClaimPart("a", $"a naive server's memory grows with every event for 60 s, {Named(t)}", FaultRules.MemoryGrows(t))),
            .. Twins.Select(t => new ClaimPart("b", $"ours stays within its stated limit, {Named(t)}", FaultRules.MemoryStays(t)) { Negated = true }),
            .. Twins.Select(t => new ClaimPart("b", $"the others' p99 is equivalent (±25 %), {Named(t)}", FaultRules.OthersFeelNothing(t)) { Negated = true }),
        ],
    };

    /// <summary>All clients come back at once.</summary>
    public static Claim ReconnectStorm { get; } = new()
    {
        Id = "reconnect-storm",
        Text = "A restart makes all clients come back at once",
        Source = "a restart makes all clients come back at once",
        Origin = "operations folklore",
        Parts =
        [
            .. Twins.Select(t => new ClaimPart("a", $"peak connects/s without jitter at least 5 × the mean with jitter, 2,000 clients, {Named(t)}", FaultRules.StormPeaks(t, 5))),
            .. Twins.Select(t => new ClaimPart("b", $"all are served within 2 × the longest back-off either way, {Named(t)}", FaultRules.StormServed(t)) { Negated = true }),
        ],
    };

    private static string Named(Transport transport) => transport == Transports.WebSocket ? "WebSocket" : "SSE";
}
