namespace TransportBench.Load.Driving;

/// <summary>A whole load test, as its driver saw it.</summary>
public sealed record LoadTotals
{
    /// <summary>What was counted.</summary>
    public required LoadCounters Counters { get; init; }

    /// <summary>Deliveries that were owed: to every connection each event from its first one to its last, or to the stream's end if it stayed so long. Received and lost add up to it.</summary>
    public required long Offered { get; init; }

    /// <summary>Delivery latency in µs by percentile, where there are 100 samples beyond it.</summary>
    public required IReadOnlyDictionary<string, double> DeliveryLatencyUs { get; init; }

    /// <summary>Its mean in µs.</summary>
    public required double MeanUs { get; init; }

    /// <summary>Its largest value in µs.</summary>
    public required double MaxUs { get; init; }

    /// <summary>From the first connection that got an event to the last one, in µs by percentile, where there are 20 events beyond it.</summary>
    public required IReadOnlyDictionary<string, double> SpreadUs { get; init; }

    /// <summary>HdrHistogram's compressed form in base64, values in ns.</summary>
    public required string Histogram { get; init; }
}
