namespace TransportBench.Experiments.Results;

/// <summary>A distribution of times in µs.</summary>
/// <param name="P50">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="P999">99.9th percentile.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Count">Samples.</param>
/// <param name="Histogram">HdrHistogram's compressed form in base64, values in ns: the sole source of the percentiles.</param>
/// <remarks>A percentile with fewer than 100 samples beyond it is <see langword="null"/>.</remarks>
public sealed record LatencyRow(double? P50, double? P90, double? P99, double? P999, double? Mean, long Count, string Histogram);
