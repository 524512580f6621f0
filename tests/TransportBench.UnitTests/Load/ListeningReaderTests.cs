using System.Text;
using TransportBench.Load.Driving;
using Xunit;

namespace TransportBench.UnitTests.Load;

/// <summary>The stream of a server that is not ours: order by sequence alone.</summary>
public sealed class ListeningReaderTests
{
    [Theory]
    [InlineData("5 6 7", 3, 0, 0, 0)]
    [InlineData("5 8", 2, 2, 0, 0)]
    [InlineData("5 8 6 7", 4, 0, 0, 2)]
    [InlineData("5 6 6 5", 2, 0, 2, 0)]
    [InlineData("5 8 6 6", 3, 1, 1, 1)]
    public void Events_BySequence_AreAccountedForExactly(string indices, long received, long lost, long duplicated, long outOfOrder)
    {
        using var meter = new LoadMeter();
        var reader = new ListeningReader(meter);
        foreach (var index in indices.Split(' ')) reader.OnEvent(Encoding.ASCII.GetBytes($"{long.Parse(index, System.Globalization.CultureInfo.InvariantCulture):x16} whatever"), 0, 0);
        var counters = meter.Cut(out _, out _);
        Assert.Equal((received, lost, duplicated, outOfOrder, 0), (counters.Received, counters.Lost, counters.Duplicated, counters.OutOfOrder, counters.Corrupt));
        Assert.Equal(0, meter.Total.Count); // No common clock, no delivery latency.
    }

    [Fact]
    public void Events_OfJson_HaveTheirSequenceInTheFirstMember()
    {
        using var meter = new LoadMeter();
        var reader = new ListeningReader(meter);
        reader.OnEvent("""{"seq":"000000000000002a","items":[]}"""u8, 0, 0);
        reader.OnEvent("""{"seq":"000000000000002c","items":[]}"""u8, 0, 0);
        var counters = meter.Cut(out _, out _);
        Assert.Equal((2, 1), (counters.Received, counters.Lost));
    }

    [Fact]
    public void Events_DigitsThatAreNoSequence_AreCorrupt()
    {
        using var meter = new LoadMeter();
        var reader = new ListeningReader(meter);
        reader.OnEvent("0000000000000001 one"u8, 0, 0);
        reader.OnEvent("507f1f77bcf86cd7 an object's ID"u8, 0, 0);
        reader.OnEvent("0000000000000002 two"u8, 0, 0);
        Assert.Equal((2, 0, 1), meter.Cut(out _, out _) is var counters ? (counters.Received, counters.Lost, counters.Corrupt) : default);
    }

    [Fact]
    public void Events_WithoutASequence_AreCorrupt()
    {
        using var meter = new LoadMeter();
        new ListeningReader(meter).OnEvent("hello"u8, 0, 0);
        Assert.Equal((0, 1), meter.Cut(out _, out _) is var counters ? (counters.Received, counters.Corrupt) : default);
    }
}
