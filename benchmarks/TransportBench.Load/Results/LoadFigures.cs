using TransportBench.Load.Driving;

namespace TransportBench.Load.Results;

/// <summary>The figures that thresholds look at, by name.</summary>
public static class LoadFigures
{
    /// <summary>A figure of a load test.</summary>
    /// <param name="metric">One of <see cref="Scenarios.Threshold.Metrics"/>.</param>
    /// <param name="totals">The whole test.</param>
    /// <param name="seconds">The same by the second.</param>
    /// <returns>Times in µs, shares in percent; <see langword="null"/>: too few samples, nothing at all was offered, or not ours to see.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public static double? Of(string metric, LoadTotals totals, IReadOnlyList<LoadSecond> seconds) => metric switch
    {
        "p50" or "p90" or "p95" or "p99" or "p999" => totals.DeliveryLatencyUs.TryGetValue(metric, out var us) ? us : null,
        "mean" => totals.Counters.Received == 0 ? null : totals.MeanUs,
        "max" => totals.Counters.Received == 0 ? null : totals.MaxUs,
        "errors" => totals.Counters.Opened + Failed(totals) == 0 ? null : 100.0 * Failed(totals) / (totals.Counters.Opened + Failed(totals)),
        "achieved" => totals.Offered == 0 ? null : 100.0 * totals.Counters.Received / totals.Offered,
        "lost" => IsEmpty(totals) ? null : totals.Counters.Lost,
        "duplicated" => IsEmpty(totals) ? null : totals.Counters.Duplicated,
        "out_of_order" => IsEmpty(totals) ? null : totals.Counters.OutOfOrder,
        "corrupt" => IsEmpty(totals) ? null : totals.Counters.Corrupt,
        "failed" => Failed(totals),
        "events_per_second" => seconds.Count == 0 ? null : totals.Counters.Received / seconds[^1].At,
        "server_rss_mib" => seconds.Max(second => second.ServerRssMib),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "no such metric"),
    };

    /// <summary>Nothing was owed and nothing came: that none of it was lost says nothing.</summary>
    private static bool IsEmpty(LoadTotals totals) => totals is { Offered: 0, Counters.Received: 0, Counters.Corrupt: 0 };

    private static long Failed(LoadTotals totals) => totals.Counters.Errors.Values.Sum();
}
