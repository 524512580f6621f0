using TransportBench.Clients;
using TransportBench.Experiments.Hosting;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;

namespace TransportBench.Experiments.Scenarios;

/// <summary>What connections cost that carry nothing but heartbeats: bytes both ways, and the server's processor time and wake-ups, less what it does without connections.</summary>
/// <remarks>The clients live here, in the coordinator; the server is alone in its process. Some connections come and go first, so that what is compiled later is little.</remarks>
internal static class IdleConnectionsRunner
{
    /// <summary>How a cell without heartbeats ends.</summary>
    public const string WithoutHeartbeat = "no heartbeat";

    /// <summary>Silence before a heartbeat.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private const int Before = 200;
    private const int History = 16;
    private const int Abreast = 100;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Window = 2 * Heartbeat; // Two heartbeats of every connection.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected(TrialPlan plan) => (2 * Window) + (2 * Settling) + TimeSpan.FromSeconds(3 + (plan.Connections / 500.0));

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var lane = plan.Lanes[0].Parse();
        await using var server = await StartAsync(plan, cancellationToken);
        var certificate = lane.Variant.Tls ? (await server.AskAsync(new HostMessage { Type = "certificate" }, "certificate", Patience, cancellationToken)).Certificate : null;
        var (above, below) = (new TrafficTap(), new TrafficTap());
        var request = new ServerEndpoints(server.Hello.Urls!, certificate).Request(lane, "idle", "idle") with { BufferBytes = 1_024, Tap = above, WireTap = lane.Variant.Tls ? below : null };
        await using (await HeldConnections.OpenAsync(Create, Before, Abreast, cancellationToken)) await Task.Delay(Settling, cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        await HostActivity.RestAsync(server, cancellationToken);
        var empty = await HostActivity.OverAsync(server, Window, cancellationToken);
        await using var held = await HeldConnections.OpenAsync(Create, plan.Connections, Abreast, cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        await HostActivity.RestAsync(server, cancellationToken);
        var (aboveBefore, belowBefore) = (above.Now, below.Now);
        var idle = await HostActivity.OverAsync(server, Window, cancellationToken);
        var events = above.Now.Since(aboveBefore);
        var wire = lane.Variant.Tls ? below.Now.Since(belowBefore) : events;
        var hours = plan.Connections * idle.Took.TotalHours;
        var figures = new Dictionary<string, double>
        {
            ["connections"] = plan.Connections,
            ["heartbeats_per_connection_hour"] = Math.Round(events.DownPieces / hours, 1),
            ["down_bytes_per_connection_hour"] = Math.Round(wire.Down / hours, 1),
            ["up_bytes_per_connection_hour"] = Math.Round(wire.Up / hours, 1),
            ["methods_compiled"] = idle.Did.MethodsCompiled,
            ["server_cpu_ms_per_connection_hour"] = Math.Round((idle.Did.CpuUs - (empty.Did.CpuUs * (idle.Took / empty.Took))) / 1_000 / hours, 2),
        };
        if (idle.Did.VoluntarySwitches is { } switches && empty.Did.VoluntarySwitches is { } without)
            figures["server_wakeups_per_connection_hour"] = Math.Round((switches - (without * (idle.Took / empty.Took))) / hours, 1);
        return [ScenarioRow.Of(plan, plan.Lanes[0], ScenarioRow.Counts(plan.Connections, held.Open, "connection-lost"), figures, $"gc: {server.Hello.Gc}")];

        IFeedClient Create() => FeedClients.Create(lane, request);
    }

    private static Task<HostProcess> StartAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        var heartbeat = plan.Conditions.EndsWith(WithoutHeartbeat, StringComparison.Ordinal) ? TimeSpan.Zero : Heartbeat;
        return HostProcess.StartAsync([], ServeArguments.Of(plan.Workload, plan.Seed, History, heartbeat), cancellationToken);
    }
}
