namespace TransportBench.Experiments.Experiments;

/// <summary>Every experiment: the one place where a member is listed.</summary>
public static class ExperimentCatalogue
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        DeliveryLatency.Experiment,
        PhysicalFloor.Experiment,
        Throughput.Experiment,
        BytesPerEvent.Experiment,
        BytesByVariant.Experiment,
        TcpIpBytes.Experiment,
        LatencyByVariant.Experiment,
        ThroughputByVariant.Experiment,
        AsDeployed.Experiment,
        Compression.Bytes,
        Compression.Latency,
        ConnectionSetUp.Experiment,
        PayloadKinds.Experiment,
        Polling.Experiment,
        Allocation.Experiment,
        ClientLibraries.Experiment,
        SignalR.Latency,
        SignalR.Polling,
        SignalR.Saturated,
        SignalR.SetUp,
        SignalR.Bytes,
        SignalR.Memory,
        SignalR.FanOut,
        Reconnect.Experiment,
        Resumption.Experiment,
        HalfOpen.Experiment,
        ReconnectStorm.Experiment,
        ShutDown.Experiment,
        SlowConsumer.Experiment,
        SilentPeer.Experiment,
        CloseHandshake.Experiment,
        SourceSizes.Experiment,
        Curl.Experiment,
        RoundTrips.Experiment,
        ConnectionMemory.Experiment,
        FanOut.Experiment,
        IdleConnections.Experiment,
    ];

    /// <summary>Those that a run of a profile measures which asks for none by name.</summary>
    public static IReadOnlyList<Experiment> ByDefault(Profile profile) => [.. All.Where(experiment => experiment.ByDefault(profile))];
}
