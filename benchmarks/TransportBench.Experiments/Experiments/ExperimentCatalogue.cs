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
        ConnectionSetUp.Experiment,
        PayloadKinds.Experiment,
        Polling.Experiment,
        Allocation.Experiment,
        ClientLibraries.Experiment,
    ];
}
