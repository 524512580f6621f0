using HdrHistogram;

namespace TransportBench.Measurement.Logs;

/// <summary>Times in ns, 1 ns to 30 minutes, to three significant digits.</summary>
/// <remarks>HdrHistogram (Tene). Not thread-safe.</remarks>
public sealed class LatencyHistogram
{
    /// <summary>The library reads values from 2⁴¹ ns (37 minutes) on 0.2 % too low.</summary>
    private const long Highest = 1_800_000_000_000;

    private readonly LongHistogram _histogram = new(1, Highest, 3);

    /// <summary>Samples.</summary>
    public long Count => _histogram.TotalCount;

    /// <summary>Arithmetic mean in ns; 0 without samples.</summary>
    public double MeanNs => Count == 0 ? 0 : _histogram.GetMean();

    /// <summary>Largest sample in ns, to three digits.</summary>
    public long MaxNs => Count == 0 ? 0 : _histogram.GetMaxValue();

    /// <summary>Adds a sample; below 0 it counts as 0, above half an hour as half an hour.</summary>
    public void Record(long ns) => _histogram.RecordValue(Math.Clamp(ns, 0, Highest));

    /// <summary>The value at a percentile from 0 to 100, in ns.</summary>
    public long PercentileNs(double percentile) => _histogram.GetValueAtPercentile(percentile);

    /// <summary>Adds all samples of another.</summary>
    public void Add(LatencyHistogram other) => _histogram.Add(other._histogram);

    /// <summary>Forgets all samples.</summary>
    public void Clear() => _histogram.Reset();

    /// <summary>HdrHistogram's compressed form (V2, DEFLATE) in base64.</summary>
    public string ToBase64()
    {
        var buffer = HdrHistogram.Utilities.ByteBuffer.Allocate(_histogram.GetNeededByteBufferCapacity());
        var length = HistogramEncoding.EncodeIntoCompressedByteBuffer(_histogram, buffer);
        buffer.Position = 0;
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = buffer.Get();
        return Convert.ToBase64String(bytes);
    }
}
