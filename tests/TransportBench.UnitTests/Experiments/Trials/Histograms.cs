using HdrHistogram;
using HdrHistogram.Utilities;

namespace TransportBench.UnitTests.Experiments.Trials;

/// <summary>Reads what stands in results with the histogram's own library.</summary>
internal static class Histograms
{
    public static HistogramBase Read(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        var buffer = ByteBuffer.Allocate(bytes.Length);
        foreach (var b in bytes) buffer.Put(b);
        buffer.Position = 0;
        return HistogramEncoding.DecodeFromCompressedByteBuffer(buffer, 0);
    }
}
