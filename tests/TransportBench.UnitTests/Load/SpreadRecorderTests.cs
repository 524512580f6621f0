using TransportBench.Load.Driving;
using Xunit;

namespace TransportBench.UnitTests.Load;

public sealed class SpreadRecorderTests
{
    [Fact]
    public void Spread_FromManyThreads_IsLastLessFirst()
    {
        var recorder = new SpreadRecorder(events: 3);
        Parallel.For(1, 1_001, index => recorder.Received(0, index * 1_000));
        recorder.Received(1, 5_000); // By one connection only.
        foreach (var ns in Enumerable.Range(1, 940)) recorder.Received(2, ns * 9_000); // While connections were still opened.
        recorder.Received(7, 1); // Not of the stream.
        var spread = recorder.Spread();
        Assert.Equal(1, spread.Count);
        Assert.Equal(999_000, spread.MaxNs, 1_000.0);
    }
}
