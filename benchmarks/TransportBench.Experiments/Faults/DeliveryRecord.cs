using TransportBench.Experiments.Results;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Logs;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Faults;

/// <summary>The delivery latencies of many readers of one stream of constant rate: received − intended send.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="startNs">When the stream begins.</param>
/// <param name="eventsPerSecond">Its rate.</param>
/// <param name="first">Index of the first event that counts; those before are warm-up.</param>
public sealed class DeliveryRecord(long startNs, double eventsPerSecond, long first)
{
    private readonly LatencyHistogram _histogram = new();
    private readonly Lock _lock = new();

    /// <summary>A reader has just received an event that it had not had.</summary>
    /// <param name="index">Its index.</param>
    public void Received(long index)
    {
        if (index < first) return;
        var latency = MonotonicClock.NowNs - startNs - (long)(index * (1e9 / eventsPerSecond));
        lock (_lock) _histogram.Record(latency);
    }

    /// <summary>As a row shows it. An undelivered event counts as the drain bound, so that losing events never flatters a tail.</summary>
    /// <param name="owed">Events that count, over all readers.</param>
    /// <param name="drainMs">How long after its end the stream was waited for.</param>
    public LatencyRow ToRow(long owed, int drainMs)
    {
        lock (_lock)
        {
            for (var missing = owed - _histogram.Count; missing > 0; missing--) _histogram.Record(drainMs * 1_000_000L);
            return new LatencyRow(At(0.5), At(0.9), At(0.99), At(0.999), _histogram.Count == 0 ? null : _histogram.MeanNs / 1_000, _histogram.Count, _histogram.ToBase64());
        }
    }

    private double? At(double percentile) => Percentiles.HasEnoughBeyond(_histogram.Count, percentile) ? _histogram.PercentileNs(percentile * 100) / 1_000.0 : null;
}
