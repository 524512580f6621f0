namespace TransportBench.Experiments.Experiments;

/// <summary>IDs of the experiments that claims refer to.</summary>
public static class ExperimentIds
{
    /// <summary>Open-loop delivery latency, all lanes of an edition at once, and each alone.</summary>
    public const string DeliveryLatency = "delivery-latency";

    /// <summary>Saturated events per second, closed by back-pressure.</summary>
    public const string Throughput = "throughput";

    /// <summary>The byte account of every event size.</summary>
    public const string BytesPerEvent = "bytes-per-event";

    /// <summary>Which payloads arrive byte for byte.</summary>
    public const string PayloadKinds = "payload-kinds";

    /// <summary>Persistent transports beside long and short polling.</summary>
    public const string Polling = "polling";

    /// <summary>Time from nothing to the first event.</summary>
    public const string ConnectionSetup = "connection-setup";
}
