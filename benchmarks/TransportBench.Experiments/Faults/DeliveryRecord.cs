using TransportBench.Experiments.Results;
using TransportBench.Measurement.Clock;
using TransportBench.Measurement.Logs;
using TransportBench.Statistics;

namespace TransportBench.Experiments.Faults;

/// <summary>The delivery latencies of many readers of one stream of constant rate: received − intended send.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="startNs">When the stream begins.</param>
/// <param name="eventsPerSecond">Its rate.</param>
public sealed class DeliveryRecord(long startNs, double eventsPerSecond)
{
    private readonly LatencyHistogram _histogram = new();
    private readonly Lock _lock = new();

    /// <summary>An event has just been received.</summary>
    /// <param name="index">Its index.</param>
    public void Received(long index)
    {
        var latency = MonotonicClock.NowNs - startNs - (long)(index * (1e9 / eventsPerSecond));
        lock (_lock) _histogram.Record(latency);
    }

    /// <summary>As a row shows it.</summary>
    public LatencyRow ToRow()
    {
        lock (_lock)
        {
            return new LatencyRow(At(0.5), At(0.9), At(0.99), At(0.999), _histogram.Count == 0 ? null : _histogram.MeanNs / 1_000, _histogram.Count, _histogram.ToBase64());
        }
    }

    private double? At(double percentile) => Percentiles.HasEnoughBeyond(_histogram.Count, percentile) ? _histogram.PercentileNs(percentile * 100) / 1_000.0 : null;
}
