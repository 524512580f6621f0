using System.Net.WebSockets;
using TransportBench.Experiments.Faults;
using TransportBench.Experiments.Results;
using TransportBench.Experiments.Trials;
using TransportBench.Measurement.Clock;

namespace TransportBench.Experiments.Scenarios;

/// <summary>Whether <see cref="ClientWebSocket"/> answers a close frame by itself (RFC 6455 §5.5.1): the bytes that go up while its user, who was told of the frame, does nothing.</summary>
internal static class CloseHandshakeRunner
{
    private const int MostLooks = 1_000;
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DoingNothing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <summary>What a trial takes.</summary>
    public static TimeSpan Expected => Ahead + DoingNothing + TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<TrialRow>> RunAsync(TrialPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await FaultyServer.StartAsync(new FaultyServerOptions { Seed = plan.Seed, Workload = plan.Workload, StartNs = MonotonicClock.NowNs + (Ahead.Ticks * 100) }, cancellationToken);
        await using var relay = new FaultRelay(server.Address);
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero; // Nothing else goes up.
        await socket.ConnectAsync(new Uri($"ws://{relay.Address}/feed/websocket?after=-1"), cancellationToken);
        var events = 0L;
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult result;
        while ((result = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken)).MessageType != WebSocketMessageType.Close)
            if (result.EndOfMessage) events++;
        var told = relay.BytesUp;
        await Task.Delay(DoingNothing, cancellationToken);
        var byItself = relay.BytesUp - told;
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        for (var looks = 0; looks < MostLooks && relay.BytesUp == told + byItself; looks++) await Task.Delay(Poll, cancellationToken);
        var figures = new Dictionary<string, double> { ["answered_by_itself_bytes"] = byItself, ["answered_when_told_bytes"] = relay.BytesUp - told - byItself };
        return [ScenarioRow.Of(plan, plan.Lanes[0], ScenarioRow.Counts(plan.Workload.TotalEvents, events, "missing-after-drain"), figures)];
    }
}
