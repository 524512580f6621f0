using HdrHistogram;
using HdrHistogram.Utilities;
using TransportBench.Experiments.Results;

namespace TransportBench.Reporting.Data;

/// <summary>The rounds' histograms of one lane, each a figure per percentile; they are never pooled, because events of one process are not independent.</summary>
public sealed class LatencyHistogram
{
    private const int SamplesBeyond = 100;
    private readonly List<HistogramBase> _rounds;

    private LatencyHistogram(List<HistogramBase> rounds) => _rounds = rounds;

    /// <summary>Samples of all rounds.</summary>
    public long Count => _rounds.Sum(r => r.TotalCount);

    /// <summary>Rounds that have a histogram.</summary>
    public int Rounds => _rounds.Count;

    /// <summary>The highest quantile, 0 to 1, with at least 100 samples beyond it in every round; 0 when a round has no more than 100.</summary>
    public double HighestQuantile => Math.Max(0, 1 - (double)SamplesBeyond / Math.Max(1, _rounds.Min(r => r.TotalCount)));

    /// <summary>Reads what the rounds hold.</summary>
    /// <returns><see langword="null"/> when they hold nothing.</returns>
    /// <exception cref="InvalidDataException">A histogram is not base64 or not HdrHistogram's compressed form.</exception>
    public static LatencyHistogram? Of(IEnumerable<LatencyRow?> rounds)
    {
        var decoded = rounds.Where(r => r is { Histogram.Length: > 0 }).Select(r => Decode(r!.Histogram)).Where(h => h.TotalCount > 0).ToList();
        return decoded.Count == 0 ? null : new LatencyHistogram(decoded);
    }

    /// <summary>The median over rounds of each round's value at a quantile, in µs: what the tables print.</summary>
    /// <param name="quantile">0 to 1.</param>
    public double At(double quantile) => Medians.Of(PerRound(quantile))!.Value;

    /// <summary>The rounds' interval (<see cref="RoundInterval"/>) at a quantile, in µs.</summary>
    /// <param name="quantile">0 to 1.</param>
    public (double Low, double High) Interval(double quantile) => RoundInterval.Of(PerRound(quantile));

    private List<double> PerRound(double quantile) => _rounds.ConvertAll(r => r.GetValueAtPercentile(quantile * 100) / 1e3);

    // The library throws whatever the damage provokes (index, arithmetic, argument errors): any of it means the same to the reader.
    private static HistogramBase Decode(string base64)
    {
        try
        {
            return HistogramEncoding.DecodeFromCompressedByteBuffer(ByteBuffer.Allocate(Convert.FromBase64String(base64)), 0);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidDataException($"a histogram of {base64.Length} characters is not HdrHistogram's compressed form in base64: {e.Message}", e);
        }
    }
}
