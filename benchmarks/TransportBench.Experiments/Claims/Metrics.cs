using TransportBench.Experiments.Results;

namespace TransportBench.Experiments.Claims;

/// <summary>The metrics a comparison may name, and how each is read from a row.</summary>
/// <remarks>
/// Times: <c>delivery_latency_…</c>, <c>transit_time_…</c>, <c>pacing_lag_…</c>, <c>client_framing_time_…</c> with <c>p50_us</c>, <c>p90_us</c>,
/// <c>p99_us</c> or <c>p999_us</c>. Single figures of an experiment: <c>figure:</c> and the name. The others are constants here.
/// </remarks>
public static class Metrics
{
    /// <summary>Median delivery latency in µs.</summary>
    public const string DeliveryP50 = "delivery_latency_p50_us";

    /// <summary>90th percentile of the delivery latency in µs.</summary>
    public const string DeliveryP90 = "delivery_latency_p90_us";

    /// <summary>99th percentile of the delivery latency in µs.</summary>
    public const string DeliveryP99 = "delivery_latency_p99_us";

    /// <summary>Median transit time in µs.</summary>
    public const string TransitP50 = "transit_time_p50_us";

    /// <summary>Received events per second of a saturated lane.</summary>
    public const string EventsPerSecond = "events_per_second";

    /// <summary>Processor time of the server host per event, µs.</summary>
    public const string ServerCpu = "server_cpu_us_per_event";

    /// <summary>Processor time of the client host per event, µs.</summary>
    public const string ClientCpu = "client_cpu_us_per_event";

    /// <summary>Managed bytes allocated by the server host per event.</summary>
    public const string ServerAllocation = "server_allocated_bytes_per_event";

    /// <summary>Managed bytes allocated by the client host per event.</summary>
    public const string ClientAllocation = "client_allocated_bytes_per_event";

    /// <summary>Payload, framing and chunking per event, downwards, bytes.</summary>
    public const string ApplicationBytes = "application_bytes_per_event";

    /// <summary>Framing and chunking per event, downwards, bytes.</summary>
    public const string OverheadBytes = "overhead_bytes_per_event";

    /// <summary>Framing per event, upwards, bytes.</summary>
    public const string UpOverheadBytes = "up_overhead_bytes_per_event";

    /// <summary>HTTP/1.1 chunk framing per event, downwards, bytes.</summary>
    public const string ChunkingBytes = "chunking_bytes_per_event";

    /// <summary>HTTP header bytes after the handshake per event, both directions.</summary>
    public const string HttpHeaderBytes = "http_header_bytes_per_event";

    /// <summary>Opening and closing a connection, both directions, bytes.</summary>
    public const string HandshakeBytes = "handshake_bytes";

    /// <summary>What the metric of a single figure begins with.</summary>
    public const string FigurePrefix = "figure:";

    private static readonly string[] Percentiles = ["_p50_us", "_p90_us", "_p99_us", "_p999_us"];

    /// <summary>The metric that reads a single figure by name.</summary>
    public static string Figure(string name) => FigurePrefix + name;

    /// <summary>Whether it is the same in every repetition: no test, no interval.</summary>
    public static bool IsExact(string metric) => metric is ApplicationBytes or OverheadBytes or UpOverheadBytes or ChunkingBytes
        or HttpHeaderBytes or HandshakeBytes;

    /// <summary>Whether it is a p99 or p99.9, which only the full profile has samples for.</summary>
    public static bool IsTail(string metric) => metric.EndsWith("_p99_us", StringComparison.Ordinal) || metric.EndsWith("_p999_us", StringComparison.Ordinal);

    /// <summary>Whether the row has the quantity at all; a percentile may still have too few samples.</summary>
    public static bool Has(TrialRow row, string metric) => Distribution(row, metric) is { } || Scalar(row, metric) is { };

    /// <summary>The figure, or <see langword="null"/>: not measured, or too few samples beyond the percentile.</summary>
    public static double? Read(TrialRow row, string metric) =>
        Distribution(row, metric) is { } times ? Percentile(times, metric) : Scalar(row, metric);

    private static LatencyRow? Distribution(TrialRow row, string metric) =>
        Percentiles.FirstOrDefault(p => metric.EndsWith(p, StringComparison.Ordinal)) is not { } suffix ? null : metric[..^suffix.Length] switch
        {
            "delivery_latency" => row.DeliveryLatencyUs,
            "transit_time" => row.TransitTimeUs,
            "pacing_lag" => row.PacingLagUs,
            "client_framing_time" => row.ClientFramingTimeUs,
            _ => null,
        };

    private static double? Percentile(LatencyRow times, string metric) => metric[metric.LastIndexOf("_p", StringComparison.Ordinal)..] switch
    {
        "_p50_us" => times.P50,
        "_p90_us" => times.P90,
        "_p99_us" => times.P99,
        _ => times.P999,
    };

    private static double? Scalar(TrialRow row, string metric) => metric switch
    {
        EventsPerSecond => row.EventsPerSecond,
        ServerCpu => row.CpuUsPerEvent?.Server,
        ClientCpu => row.CpuUsPerEvent?.Client,
        ServerAllocation => row.AllocatedBytesPerEvent?.Server,
        ClientAllocation => row.AllocatedBytesPerEvent?.Client,
        _ when metric.StartsWith(FigurePrefix, StringComparison.Ordinal) =>
            row.Figures is { } figures && figures.TryGetValue(metric[FigurePrefix.Length..], out var value) ? value : null,
        _ => row.Bytes is { } bytes ? Bytes(bytes, metric) : null,
    };

    private static double? Bytes(BytesRow bytes, string metric) => metric switch
    {
        ApplicationBytes => Per(bytes.Payload + bytes.Framing + bytes.Chunking, bytes.Events),
        OverheadBytes => Per(bytes.Framing + bytes.Chunking, bytes.Events),
        ChunkingBytes => Per(bytes.Chunking, bytes.Events),
        UpOverheadBytes => Per(bytes.UpFraming, bytes.UpEvents),
        HttpHeaderBytes => Per(bytes.HttpHeaderBytesAfterHandshake, bytes.Events + bytes.UpEvents),
        HandshakeBytes => bytes.Handshake,
        _ => null,
    };

    private static double? Per(long bytes, long events) => events > 0 ? (double)bytes / events : null;
}
