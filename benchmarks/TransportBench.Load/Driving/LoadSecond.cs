namespace TransportBench.Load.Driving;

/// <summary>A second of a load test, as its driver saw it.</summary>
public sealed record LoadSecond
{
    /// <summary>Since the stream's begin, in s; the second's end.</summary>
    public required double At { get; init; }

    /// <summary>Connections that should be open.</summary>
    public required int WantedConnections { get; init; }

    /// <summary>Connections that are open.</summary>
    public required int OpenConnections { get; init; }

    /// <summary>Deliveries that fell due: the rate of events times the connections that were open, added up every 10 ms.</summary>
    public required long Offered { get; init; }

    /// <summary>What was counted in it.</summary>
    public required LoadCounters Counters { get; init; }

    /// <summary>Delivery latency in µs by percentile (<c>p50</c>, <c>p90</c>, <c>p99</c>), where there are 100 samples beyond it.</summary>
    public required IReadOnlyDictionary<string, double> DeliveryLatencyUs { get; init; }

    /// <summary>One of <see cref="DeliveryLatencyUs"/>; <see langword="null"/>: too few samples.</summary>
    /// <param name="name">Such as <c>p99</c>.</param>
    public double? Percentile(string name) => DeliveryLatencyUs.TryGetValue(name, out var us) ? us : null;

    /// <summary>The driver's own processor time, in s.</summary>
    public required double DriverCpuSeconds { get; init; }

    /// <summary>How late the driver's own clock tick was at worst, or the reading of its sockets, or with echo its sends, in ms: what it adds to latencies itself.</summary>
    public required double DriverLateMs { get; init; }

    /// <summary>The server's processor time, in s; <see langword="null"/> where it is not ours.</summary>
    public double? ServerCpuSeconds { get; init; }

    /// <summary>Processor time of the server and of all drivers together, in s; <see langword="null"/> where the server is not ours.</summary>
    public double? AllCpuSeconds { get; init; }

    /// <summary>The server's resident memory, in MiB; <see langword="null"/> where it is not ours.</summary>
    public double? ServerRssMib { get; init; }
}
