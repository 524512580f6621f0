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

    /// <summary>The byte account over HTTP/2 and TLS.</summary>
    public const string BytesByVariant = "bytes-by-variant";

    /// <summary>Bytes below TCP and IP on a link of MTU 1,500.</summary>
    public const string TcpIpBytes = "tcp-ip-bytes";

    /// <summary>Delivery latency over HTTP/2 and TLS, like against like.</summary>
    public const string LatencyByVariant = "latency-by-variant";

    /// <summary>Saturated events per second over HTTP/2 and TLS.</summary>
    public const string ThroughputByVariant = "throughput-by-variant";

    /// <summary>SSE over TLS and HTTP/2 against wss over HTTP/1.1, as most run them.</summary>
    public const string AsDeployed = "as-deployed";

    /// <summary>The bytes of compressed lanes.</summary>
    public const string Compression = "compression";

    /// <summary>The delivery latency of compressed lanes.</summary>
    public const string CompressionLatency = "compression-latency";

    /// <summary>Which payloads arrive byte for byte.</summary>
    public const string PayloadKinds = "payload-kinds";

    /// <summary>Persistent transports beside long and short polling.</summary>
    public const string Polling = "polling";

    /// <summary>What becomes of a stream at each client when something goes wrong.</summary>
    public const string Reconnect = "reconnect";

    /// <summary>Resumable clients before faults at many instants.</summary>
    public const string Resumption = "resumption";

    /// <summary>A peer that is gone without a word.</summary>
    public const string HalfOpen = "half-open";

    /// <summary>Thousands of clients whose server restarts.</summary>
    public const string ReconnectStorm = "reconnect-storm";

    /// <summary>How long a host takes to stop.</summary>
    public const string ShutDown = "shutdown";

    /// <summary>One stalled reader among a hundred.</summary>
    public const string SlowConsumer = "slow-consumer";

    /// <summary>A sender whose peer is gone.</summary>
    public const string SilentPeer = "silent-peer";

    /// <summary>Who answers a close frame.</summary>
    public const string CloseHandshake = "close-handshake";

    /// <summary>Lines and API members of the shortest correct source.</summary>
    public const string SourceSize = "source-size";

    /// <summary>What curl reads.</summary>
    public const string Curl = "curl";

    /// <summary>Round trips to the first event.</summary>
    public const string RoundTrips = "round-trips";

    /// <summary>SignalR beside the plain transports.</summary>
    public const string SignalRLatency = "signalr-latency";

    /// <summary>SignalR's long polling beside a plain one.</summary>
    public const string SignalRPolling = "signalr-polling";

    /// <summary>SignalR saturated, beside the plain transports.</summary>
    public const string SignalRThroughput = "signalr-throughput";

    /// <summary>SignalR's time to the first event, beside the plain transports.</summary>
    public const string SignalRSetup = "signalr-setup";

    /// <summary>SignalR's bytes per event, beside the plain transports.</summary>
    public const string SignalRBytes = "signalr-bytes";

    /// <summary>Server memory per SignalR connection, beside the plain transports.</summary>
    public const string SignalRMemory = "signalr-memory";

    /// <summary>A hub that broadcasts, beside the plain transports.</summary>
    public const string SignalRFanOut = "signalr-fan-out";

    /// <summary>Server memory per connection.</summary>
    public const string ConnectionMemory = "connection-memory";

    /// <summary>One event to many readers.</summary>
    public const string FanOut = "fan-out";

    /// <summary>An idle connection-hour.</summary>
    public const string IdleConnections = "idle-connections";

    /// <summary>Time from nothing to the first event.</summary>
    public const string ConnectionSetup = "connection-setup";
}
