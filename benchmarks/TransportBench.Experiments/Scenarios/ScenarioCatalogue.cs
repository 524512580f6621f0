using TransportBench.Experiments.Faults;

namespace TransportBench.Experiments.Scenarios;

/// <summary>Every scenario: the one place where a member is listed.</summary>
public static class ScenarioCatalogue
{
    /// <summary>One fault strikes every reader.</summary>
    public static Scenario Struck { get; } = new()
    {
        Id = "struck",
        RunAsync = FaultTrialRunner.RunAsync,
        Expected = plan => plan.ScheduledTime() + TimeSpan.FromSeconds(5) + (plan.Fault == FaultCatalogue.DeadPeer.Id ? TimeSpan.FromMilliseconds(plan.DrainMs) : TimeSpan.Zero),
    };

    /// <summary>A server restarts under thousands of clients.</summary>
    public static Scenario Storm { get; } = new()
    {
        Id = "storm",
        RunAsync = ReconnectStormRunner.RunAsync,
        Expected = _ => ReconnectStormRunner.Expected,
    };

    /// <summary>A server stops under open streams.</summary>
    public static Scenario ShutDown { get; } = new()
    {
        Id = "shutdown",
        RunAsync = ShutDownRunner.RunAsync,
        Expected = _ => ShutDownRunner.Expected,
    };

    /// <summary>One of a hundred readers stalls.</summary>
    public static Scenario SlowConsumer { get; } = new()
    {
        Id = "slow-consumer",
        RunAsync = SlowConsumerRunner.RunAsync,
        Expected = plan => plan.ScheduledTime() + SlowConsumerRunner.Beside,
    };

    /// <summary>A sender whose peer is gone, in the kernel.</summary>
    public static Scenario SilentPeer { get; } = new()
    {
        Id = "silent-peer",
        RunAsync = SilentPeerRunner.RunAsync,
        Expected = SilentPeerRunner.Expected,
    };

    /// <summary>A client that is told of a close frame and does nothing.</summary>
    public static Scenario CloseHandshake { get; } = new()
    {
        Id = "close-handshake",
        RunAsync = CloseHandshakeRunner.RunAsync,
        Expected = _ => CloseHandshakeRunner.Expected,
    };

    /// <summary>Source is counted.</summary>
    public static Scenario SourceSize { get; } = new()
    {
        Id = "source-size",
        RunAsync = SourceSizeRunner.RunAsync,
        Expected = _ => SourceSizeRunner.Expected,
    };

    /// <summary>curl reads.</summary>
    public static Scenario Curl { get; } = new()
    {
        Id = "curl",
        RunAsync = CurlRunner.RunAsync,
        Expected = CurlRunner.Expected,
    };

    /// <summary>Round trips are counted.</summary>
    public static Scenario RoundTrips { get; } = new()
    {
        Id = "round-trips",
        RunAsync = RoundTripsRunner.RunAsync,
        Expected = RoundTripsRunner.Expected,
    };

    /// <summary>Connections are held.</summary>
    public static Scenario ConnectionMemory { get; } = new()
    {
        Id = "connection-memory",
        RunAsync = ConnectionMemoryRunner.RunAsync,
        Expected = ConnectionMemoryRunner.Expected,
    };

    /// <summary>Connections are held that carry heartbeats alone.</summary>
    public static Scenario IdleConnections { get; } = new()
    {
        Id = "idle-connections",
        RunAsync = IdleConnectionsRunner.RunAsync,
        Expected = IdleConnectionsRunner.Expected,
    };

    /// <summary>One stream for many readers.</summary>
    public static Scenario FanOut { get; } = new()
    {
        Id = "fan-out",
        RunAsync = FanOutRunner.RunAsync,
        Expected = FanOutRunner.Expected,
    };

    /// <summary>All that connections carry is counted.</summary>
    public static Scenario WholeConnection { get; } = new()
    {
        Id = "whole-connection",
        RunAsync = WholeConnectionRunner.RunAsync,
        Expected = WholeConnectionRunner.Expected,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [Struck, Storm, ShutDown, SlowConsumer, SilentPeer, CloseHandshake, SourceSize, Curl, RoundTrips, ConnectionMemory, IdleConnections, FanOut, WholeConnection];

    /// <summary>The scenario of that <see cref="Scenario.Id"/>, or <see langword="null"/>.</summary>
    public static Scenario? Find(string id) => All.FirstOrDefault(scenario => scenario.Id == id);
}
